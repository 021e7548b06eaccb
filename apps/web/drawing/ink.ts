import type { Point, Stroke } from '@raqam/image';

/** The side of the pad in its own units, whatever its size on the screen: ten units for each of the 28 cells. */
export const PAD_SIZE = 280;

/** How wide the pen is on the pad at the pressure of a mouse or a finger. */
export const PEN_WIDTH = 20;

/** What is drawn on a pad, and whether its last stroke is still being written. */
export interface Ink {
  readonly strokes: readonly Stroke[];
  readonly penDown: boolean;
}

/** What a hand does to the ink. Points are in pad units, y down. */
export type InkAction =
  | { readonly type: 'begin'; readonly point: Point }
  | { readonly type: 'extend'; readonly points: readonly Point[] }
  | { readonly type: 'end' }
  | { readonly type: 'undo' }
  | { readonly type: 'clear' };

export const BLANK: Ink = { strokes: [], penDown: false };

/**
 * The ink after an action; the ink before stays as it was. `extend` and `end` do nothing while the pen is up, so that a
 * late pointer event cannot add to a stroke that was already taken back.
 */
export function reduceInk(ink: Ink, action: InkAction): Ink {
  const { strokes, penDown } = ink;
  switch (action.type) {
    case 'begin':
      return { strokes: [...strokes, [action.point]], penDown: true };
    case 'extend': {
      const current = strokes.at(-1);
      if (!penDown || current === undefined) return ink;
      return { strokes: [...strokes.slice(0, -1), [...current, ...action.points]], penDown };
    }
    case 'end':
      return penDown ? { strokes, penDown: false } : ink;
    case 'undo':
      return strokes.length > 0 ? { strokes: strokes.slice(0, -1), penDown: false } : ink;
    case 'clear':
      return BLANK;
  }
}
