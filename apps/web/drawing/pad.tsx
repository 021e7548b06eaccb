'use client';

import type { Point } from '@raqam/image';
import { useTranslations } from 'next-intl';
import { type Dispatch, type KeyboardEvent, type PointerEvent, useEffect, useId, useRef, useState } from 'react';
import { arrowStep } from './arrow-step.ts';
import { type Ink, type InkAction, PAD_SIZE } from './ink.ts';
import { InkStroke } from './ink-stroke.tsx';
import styles from './pad.module.css';

interface PadProps {
  readonly ink: Ink;
  readonly dispatch: Dispatch<InkAction>;
  /** Whether the page is there for the pad, so that the keys work at once. @default false */
  readonly takesFocus?: boolean;
}

/** An arrow key moves the pen by one cell of the 28×28 view, with Shift by a fifth of one. */
const CELL = PAD_SIZE / 28;

/**
 * The sheet of paper: takes strokes from a mouse, a finger, a pen (with its pressure) and the keys, and shows them.
 */
export function Pad({ ink, dispatch, takesFocus = false }: PadProps) {
  const t = useTranslations('pad');
  const hintId = useId();
  const sheet = useRef<SVGSVGElement>(null);
  const [pen, setPen] = useState<Point>([PAD_SIZE / 2, PAD_SIZE / 4]);
  const [isPenShown, setPenShown] = useState(true);

  useEffect(() => {
    // Not where fingers draw, for a frame around the sheet would tell them nothing; nor where somebody has already gone
    // elsewhere: a link into the page, or an impatient Tab, keeps the focus.
    if (!takesFocus || matchMedia('(pointer: coarse)').matches || document.activeElement !== document.body) return;
    sheet.current?.focus({ preventScroll: true });
  }, [takesFocus]);

  function onPointerDown(event: PointerEvent<SVGSVGElement>): void {
    if (!event.isPrimary || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setPenShown(false);
    dispatch({ type: 'begin', point: pointOf(event.nativeEvent, event.currentTarget) });
  }

  function onPointerMove(event: PointerEvent<SVGSVGElement>): void {
    const { currentTarget, nativeEvent } = event;
    if (!currentTarget.hasPointerCapture(event.pointerId)) return;
    // All that the device reported since the last frame. Safari before 18.2 does not tell, and an event that a program
    // made has nothing to tell.
    const coalesced = 'getCoalescedEvents' in nativeEvent ? nativeEvent.getCoalescedEvents() : [];
    const moves = coalesced.length > 0 ? coalesced : [nativeEvent];
    dispatch({ type: 'extend', points: moves.map((each) => pointOf(each, currentTarget)) });
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = arrowStep(event);
    if (step !== null) {
      const length = event.shiftKey ? CELL / 5 : CELL;
      const point: Point = [clampToPad(pen[0] + step[0] * length), clampToPad(pen[1] + step[1] * length)];
      setPen(point);
      dispatch({ type: 'extend', points: [point] });
    } else if (event.key === ' ') {
      if (!event.repeat) dispatch(ink.penDown ? { type: 'end' } : { type: 'begin', point: pen });
    } else if (event.key === 'Backspace' || (event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey))) {
      dispatch({ type: 'undo' });
    } else if (event.key === 'Delete') {
      dispatch({ type: 'clear' });
    } else {
      return;
    }
    event.preventDefault();
    setPenShown(true);
  }

  return (
    <div>
      <svg
        ref={sheet}
        className={styles.sheet}
        viewBox={`0 0 ${PAD_SIZE} ${PAD_SIZE}`}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: with the role `application` it is a control, and has its own keys
        tabIndex={0}
        aria-label={t('label')}
        aria-describedby={hintId}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onLostPointerCapture={() => dispatch({ type: 'end' })}
        onKeyDown={onKeyDown}
        onBlur={() => dispatch({ type: 'end' })}
      >
        <path className={styles.guide} d="M40 40h200v200h-200zM140 40v200M40 140h200" />
        {ink.strokes.map((stroke, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: strokes come and go at the end only, so an index stays with its stroke
          <InkStroke key={i} stroke={stroke} />
        ))}
        {isPenShown && <path className={styles.pen} d={`M${pen[0] - 8} ${pen[1]}h16M${pen[0]} ${pen[1] - 8}v16`} />}
      </svg>
      <div className={styles.controls}>
        <button type="button" onClick={() => dispatch({ type: 'undo' })}>
          {t('undo')}
        </button>
        <button type="button" onClick={() => dispatch({ type: 'clear' })}>
          {t('clear')}
        </button>
        <output className={styles.state}>
          {ink.penDown
            ? t('penDown')
            : t('strokes', { strokes: ink.strokes.length, count: String(ink.strokes.length) })}
        </output>
      </div>
      <p id={hintId} className={styles.hint}>
        {t('hint')}
      </p>
    </div>
  );
}

/** Where on the pad an event happened, in pad units; its pressure where a pen reports one. */
function pointOf(event: globalThis.PointerEvent, sheet: Element): Point {
  const box = sheet.getBoundingClientRect();
  const x = ((event.clientX - box.left) / box.width) * PAD_SIZE;
  const y = ((event.clientY - box.top) / box.height) * PAD_SIZE;
  return event.pointerType === 'pen' && event.pressure > 0 ? [x, y, event.pressure] : [x, y];
}

function clampToPad(coordinate: number): number {
  return Math.min(PAD_SIZE, Math.max(0, coordinate));
}
