'use client';

import type { Point } from '@raqam/image';
import { useTranslations } from 'next-intl';
import {
  type Dispatch,
  type KeyboardEvent,
  memo,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { arrowStep } from './arrow-step.ts';
import { ERASER_WIDTH, type Ink, type InkAction, PAD_SIZE, PEN_WIDTH, type Tool } from './ink.ts';
import { InkStroke } from './ink-stroke.tsx';
import { letterOf } from './letter-of.ts';
import styles from './pad.module.css';
import { PadTools } from './pad-tools.tsx';
import { createPalmFilter } from './palm-filter.ts';
import { PEN_WIDTHS, pressureOf } from './pressure-of.ts';

interface PadProps {
  readonly ink: Ink;
  readonly dispatch: Dispatch<InkAction>;
  /** Whether the page is there for the pad, so that the keys work at once. @default false */
  readonly takesFocus?: boolean;
  /** Shown above the ink, in pad units: what was read where. */
  readonly children?: ReactNode;
}

/** An arrow key moves the pen by one cell of the 28×28 view, with Shift by a fifth of one. */
const CELL = PAD_SIZE / 28;

/** How much one key makes the pen wider or narrower, in pad units. */
const WIDTH_STEP = 2;

/** `PointerEvent.button` of the other end of a pen. */
const ERASER_BUTTON = 5;

/**
 * The sheet of paper: takes strokes from a mouse, a finger, a pen (with its pressure) and the keys, and shows them; with
 * the eraser, whose movements take ink away.
 * An answer that comes while one draws leaves it alone.
 */
export const Pad = memo(function Pad({ ink, dispatch, takesFocus = false, children }: PadProps) {
  const t = useTranslations('pad');
  const hintId = useId();
  const sheet = useRef<SVGSVGElement>(null);
  const [pen, setPen] = useState<Point>([PAD_SIZE / 2, PAD_SIZE / 4]);
  const [isPenShown, setPenShown] = useState(true);
  const [tool, setTool] = useState<Tool>('pen');
  const [penWidth, setPenWidth] = useState(PEN_WIDTH);
  const [palms] = useState(createPalmFilter);
  /** The contact that draws; `null` between strokes. */
  const drawing = useRef<Pick<globalThis.PointerEvent, 'pointerId' | 'pointerType'> | null>(null);

  useEffect(() => {
    // Not where fingers draw, for a frame around the sheet would tell them nothing; nor where somebody has already gone
    // elsewhere: a link into the page, or an impatient Tab, keeps the focus.
    if (!takesFocus || matchMedia('(pointer: coarse)').matches || document.activeElement !== document.body) return;
    sheet.current?.focus({ preventScroll: true });
  }, [takesFocus]);

  function onPointerDown(event: PointerEvent<SVGSVGElement>): void {
    const { currentTarget, pointerId, pointerType, button } = event;
    const isTip = button === 0;
    if (!palms.admit(event) || !event.isPrimary || !(isTip || button === ERASER_BUTTON)) return;
    // The hand came down before the pen it holds: what it drew was no stroke.
    if (drawing.current?.pointerType === 'touch' && pointerType === 'pen') dispatch({ type: 'cancel' });
    drawing.current = { pointerId, pointerType };
    currentTarget.setPointerCapture(pointerId);
    setPenShown(false);
    dispatch({
      type: 'begin',
      point: pointOf(event.nativeEvent, currentTarget.getBoundingClientRect(), penWidth),
      tool: isTip ? tool : 'eraser',
    });
  }

  function onPointerMove(event: PointerEvent<SVGSVGElement>): void {
    const { currentTarget, nativeEvent } = event;
    palms.admit(event);
    if (drawing.current?.pointerId !== event.pointerId) return;
    // All that the device reported since the last frame. Safari before 18.2 does not tell, and an event that a program
    // made has nothing to tell.
    const coalesced = 'getCoalescedEvents' in nativeEvent ? nativeEvent.getCoalescedEvents() : [];
    const moves = coalesced.length > 0 ? coalesced : [nativeEvent];
    const box = currentTarget.getBoundingClientRect();
    dispatch({ type: 'extend', points: moves.map((each) => pointOf(each, box, penWidth)) });
  }

  function onPointerLost({ pointerId }: PointerEvent): void {
    if (drawing.current?.pointerId !== pointerId) return;
    drawing.current = null;
    dispatch({ type: 'end' });
  }

  function changePenWidth(by: number): void {
    setPenWidth((width) => Math.min(PEN_WIDTHS.widest, Math.max(PEN_WIDTHS.narrowest, width + by)));
  }

  function onKeyDown(event: KeyboardEvent): void {
    const action = keyActionOf(event);
    const step = arrowStep(event);
    if (step !== null) {
      const length = event.shiftKey ? CELL / 5 : CELL;
      const point: Point = [clampToPad(pen[0] + step[0] * length), clampToPad(pen[1] + step[1] * length)];
      setPen(point);
      dispatch({ type: 'extend', points: [withPressure(point, penWidth, null)] });
    } else if (event.key === ' ') {
      const point = withPressure(pen, penWidth, null);
      if (!event.repeat) dispatch(ink.penDown ? { type: 'end' } : { type: 'begin', point, tool });
    } else if (action !== null) {
      dispatch({ type: action });
    } else if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    } else if (letterOf(event.nativeEvent) === 'e') {
      setTool(tool === 'pen' ? 'eraser' : 'pen');
    } else if (event.key === '+' || event.key === '-') {
      changePenWidth(event.key === '+' ? WIDTH_STEP : -WIDTH_STEP);
    } else {
      return;
    }
    event.preventDefault();
    setPenShown(true);
  }

  function state(): string {
    if (ink.penDown) return t(ink.tool === 'pen' ? 'penDown' : 'eraserDown');
    return t('strokes', { strokes: ink.strokes.length, count: String(ink.strokes.length) });
  }

  const isEraserShown = ink.penDown && ink.tool === 'eraser';
  const eraserAt = ink.place ?? pen;

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
        onPointerEnter={palms.admit}
        onLostPointerCapture={onPointerLost}
        onKeyDown={onKeyDown}
        onBlur={() => dispatch({ type: 'end' })}
      >
        <path className={styles.guide} d="M40 40h200v200h-200zM140 40v200M40 140h200" />
        {ink.strokes.map((stroke, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a stroke has no state of its own, and one that did not change is not drawn again
          <InkStroke key={i} stroke={stroke} />
        ))}
        {children}
        {isEraserShown && <circle className={styles.eraser} cx={eraserAt[0]} cy={eraserAt[1]} r={ERASER_WIDTH / 2} />}
        {isPenShown && <path className={styles.pen} d={`M${pen[0] - 8} ${pen[1]}h16M${pen[0]} ${pen[1] - 8}v16`} />}
      </svg>
      <PadTools
        ink={ink}
        dispatch={dispatch}
        tool={tool}
        onTool={setTool}
        penWidth={penWidth}
        onPenWidth={setPenWidth}
      />
      <div className={styles.notes}>
        <output>{state()}</output>{' '}
        <span id={hintId} className={styles.hint}>
          {t('hint')}
        </span>
      </div>
    </div>
  );
});

/** What a key does to the ink, but for drawing; `null` for all others. */
function keyActionOf(event: KeyboardEvent): 'undo' | 'redo' | 'clear' | null {
  if (event.key === 'Backspace') return 'undo';
  if (event.key === 'Delete') return 'clear';
  if (!event.ctrlKey && !event.metaKey) return null;
  const letter = letterOf(event.nativeEvent);
  if (letter === 'z') return event.shiftKey ? 'redo' : 'undo';
  return letter === 'y' ? 'redo' : null;
}

/** Where on the pad an event happened, in pad units; with the pressure that makes the line as wide as it is to be. */
function pointOf(event: globalThis.PointerEvent, box: DOMRect, penWidth: number): Point {
  const x = ((event.clientX - box.left) / box.width) * PAD_SIZE;
  const y = ((event.clientY - box.top) / box.height) * PAD_SIZE;
  return withPressure([x, y], penWidth, event.pointerType === 'pen' && event.pressure > 0 ? event.pressure : null);
}

function withPressure([x, y]: Point, penWidth: number, reported: number | null): Point {
  const pressure = pressureOf(penWidth, reported);
  return pressure === null ? [x, y] : [x, y, pressure];
}

function clampToPad(coordinate: number): number {
  return Math.min(PAD_SIZE, Math.max(0, coordinate));
}
