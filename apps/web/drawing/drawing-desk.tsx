'use client';

import { digitFromStrokes } from '@raqam/image';
import { type ReactNode, useMemo, useReducer } from 'react';
import styles from './drawing-desk.module.css';
import { BLANK, PEN_WIDTH, reduceInk } from './ink.ts';
import { MachineView } from './machine-view.tsx';
import { Pad } from './pad.tsx';

interface DrawingDeskProps {
  /** The page's heading and, after it, what to do. */
  readonly children: ReactNode;
}

/** The pad with the machine's view beside it, which follows every movement of the pen. */
export function DrawingDesk({ children }: DrawingDeskProps) {
  const [ink, dispatch] = useReducer(reduceInk, BLANK);
  const image = useMemo(() => digitFromStrokes(ink.strokes, { dotSize: PEN_WIDTH }), [ink.strokes]);
  return (
    <div className={styles.desk}>
      {children}
      <div className={styles.pad}>
        <Pad ink={ink} dispatch={dispatch} />
      </div>
      <MachineView image={image} />
    </div>
  );
}
