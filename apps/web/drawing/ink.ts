import type { Point, Stroke } from '@raqam/image';
import { eraseStrokes } from './erase-strokes.ts';

/** The side of the pad in its own units, whatever its size on the screen: ten units for each of the 28 cells. */
export const PAD_SIZE = 280;

/** How wide the pen is on the pad at the pressure of a mouse or a finger. */
export const PEN_WIDTH = 20;

/** How wide the eraser is on the pad. */
export const ERASER_WIDTH = 24;

/** What a hand holds. */
export type Tool = 'pen' | 'eraser';

/** What is drawn on a pad, whether something is at work on it, and what can be taken back. */
export interface Ink {
  readonly strokes: readonly Stroke[];
  /** Whether the tool is on the sheet: what is drawn is then still changing. */
  readonly penDown: boolean;
  /** What is on the sheet, or was there last. */
  readonly tool: Tool;
  /** Where the tool touched the sheet last; `null` before it did. */
  readonly place: Point | null;
  /** What was drawn before each act, the latest last; while the tool is down, before the act under way. */
  readonly past: readonly (readonly Stroke[])[];
  /** What was drawn after the acts that were taken back, the next one last. */
  readonly future: readonly (readonly Stroke[])[];
}

/** What a hand does to the ink. Points are in pad units, y down. */
export type InkAction =
  | { readonly type: 'begin'; readonly point: Point /** @default 'pen' */; readonly tool?: Tool }
  | { readonly type: 'extend'; readonly points: readonly Point[] }
  | { readonly type: 'end' }
  /** Ends what is under way as if it had never begun. */
  | { readonly type: 'cancel' }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  | { readonly type: 'clear' }
  | { readonly type: 'replace'; readonly strokes: readonly Stroke[] };

export const BLANK: Ink = { strokes: [], penDown: false, tool: 'pen', place: null, past: [], future: [] };

/** How far from its middle the eraser takes a stroke's line away: what remains, round ends and all, then ends at its edge. */
const ERASER_REACH = (ERASER_WIDTH + PEN_WIDTH) / 2;

/**
 * The ink after an action; the ink before stays as it was. `extend` and `end` do nothing while the tool is up, so that a
 * late pointer event cannot add to a stroke that was already taken back. Each act, clearing too, can be taken back and
 * done again, until something else is done.
 */
export function reduceInk(ink: Ink, action: InkAction): Ink {
  switch (action.type) {
    case 'begin':
      return begin(finish(ink), action.point, action.tool ?? 'pen');
    case 'extend':
      return ink.penDown ? extend(ink, action.points) : ink;
    case 'end':
      return finish(ink);
    case 'cancel':
      return ink.penDown
        ? { ...ink, strokes: ink.past.at(-1) ?? [], penDown: false, past: ink.past.slice(0, -1) }
        : ink;
    case 'undo':
      return undo(finish(ink));
    case 'redo':
      return redo(finish(ink));
    case 'clear':
      return ink.strokes.length > 0 || ink.penDown ? replace(finish(ink), []) : ink;
    case 'replace':
      return replace(finish(ink), action.strokes);
  }
}

function begin(ink: Ink, point: Point, tool: Tool): Ink {
  const down: Ink = { ...ink, penDown: true, tool, place: point, past: [...ink.past, ink.strokes] };
  return tool === 'pen' ? { ...down, strokes: [...ink.strokes, [point]] } : extend(down, [point]);
}

function extend(ink: Ink, points: readonly Point[]): Ink {
  const place = points.at(-1) ?? ink.place;
  if (ink.tool === 'pen') {
    const current = ink.strokes.at(-1) ?? [];
    return { ...ink, place, strokes: [...ink.strokes.slice(0, -1), [...current, ...points]] };
  }
  let { strokes } = ink;
  let from = ink.place;
  for (const point of points) {
    strokes = eraseStrokes(strokes, from ?? point, point, ERASER_REACH);
    from = point;
  }
  return { ...ink, place, strokes };
}

/** Lifts the tool. An act that changed something is the end of what was taken back before; one that did not is forgotten. */
function finish(ink: Ink): Ink {
  if (!ink.penDown) return ink;
  if (ink.strokes === ink.past.at(-1)) return { ...ink, penDown: false, past: ink.past.slice(0, -1) };
  return { ...ink, penDown: false, future: [] };
}

function undo(ink: Ink): Ink {
  const strokes = ink.past.at(-1);
  if (strokes === undefined) return ink;
  return { ...ink, strokes, past: ink.past.slice(0, -1), future: [...ink.future, ink.strokes] };
}

function redo(ink: Ink): Ink {
  const strokes = ink.future.at(-1);
  if (strokes === undefined) return ink;
  return { ...ink, strokes, past: [...ink.past, ink.strokes], future: ink.future.slice(0, -1) };
}

function replace(ink: Ink, strokes: readonly Stroke[]): Ink {
  return { ...ink, strokes, past: [...ink.past, ink.strokes], future: [] };
}
