'use client';

import { digitFromStrokes } from '@raqam/image';
import { type ReactNode, useMemo } from 'react';
import { Reading } from '../recognition/reading.tsx';
import styles from './drawing-desk.module.css';
import { PEN_WIDTH } from './ink.ts';
import { MachineView } from './machine-view.tsx';
import { Pad } from './pad.tsx';
import { useDrawing } from './use-drawing.ts';

interface DrawingDeskProps {
  /** The page's heading and, after it, what to do. */
  readonly children: ReactNode;
}

/** The pad; beside it the machine's view and the machine's answer, which follow every movement of the pen. */
export function DrawingDesk({ children }: DrawingDeskProps) {
  const [ink, dispatch] = useDrawing();
  const image = useMemo(() => digitFromStrokes(ink.strokes, { dotSize: PEN_WIDTH }), [ink.strokes]);
  return (
    <div className={styles.desk}>
      <div className={styles.head}>{children}</div>
      <div className={styles.pad}>
        <Pad ink={ink} dispatch={dispatch} takesFocus />
      </div>
      <div className={styles.reading}>
        <Reading drawing={image === null ? null : ink.strokes} penDown={ink.penDown} />
      </div>
      <div className={styles.view}>
        <MachineView image={image} />
      </div>
    </div>
  );
}
