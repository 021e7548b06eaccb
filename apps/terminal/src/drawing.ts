import type { Point, Stroke } from '@raqam/image';
import { type PadSize, pixelAtPoint, pointAtPixel } from './pad.ts';

/**
 * What has been drawn on the pad.
 *
 * Coordinates do not depend on the window: (0, 0) is the middle of the pad and 1 is its shorter side, x rightwards and
 * y downwards. So a drawing survives a change of the window's size.
 */
export interface Drawing {
  readonly strokes: readonly Stroke[];
  /** Whether the last stroke is still being written. */
  readonly isPenDown: boolean;
  /** Where the pen is when it is moved by keys. */
  readonly pen: Point;
}

/** What can happen to a drawing. */
export type DrawingAction =
  /** The pen touches the paper. */
  | { readonly type: 'press'; readonly at: Point }
  /** The pen moves; it writes while it is down. */
  | { readonly type: 'move'; readonly to: Point }
  /** The pen moves by pixels of the pad, and stays on it. */
  | { readonly type: 'nudge'; readonly right: number; readonly down: number; readonly pad: PadSize }
  | { readonly type: 'lift' }
  /** Puts the pen down where it is, or lifts it. */
  | { readonly type: 'toggle' }
  /** Takes the last stroke back. */
  | { readonly type: 'undo' }
  | { readonly type: 'clear' };

/** Clean paper, the pen in the middle. */
export const EMPTY_DRAWING: Drawing = { strokes: [], isPenDown: false, pen: [0, 0] };

/** The drawing after an action; the given one is not changed. */
export function drawingReducer(drawing: Drawing, action: DrawingAction): Drawing {
  switch (action.type) {
    case 'press':
      return { strokes: [...drawing.strokes, [action.at]], isPenDown: true, pen: action.at };
    case 'move': {
      if (!drawing.isPenDown) return { ...drawing, pen: action.to };
      const current = drawing.strokes[drawing.strokes.length - 1];
      return { ...drawing, strokes: [...drawing.strokes.slice(0, -1), [...current, action.to]], pen: action.to };
    }
    case 'nudge': {
      const { right, down, pad } = action;
      const [x, y] = pixelAtPoint(drawing.pen, pad);
      const to = pointAtPixel(clamp(x + right, pad.width), clamp(y + down, pad.height), pad);
      return drawingReducer(drawing, { type: 'move', to });
    }
    case 'toggle':
      return drawingReducer(drawing, drawing.isPenDown ? { type: 'lift' } : { type: 'press', at: drawing.pen });
    case 'lift':
      return { ...drawing, isPenDown: false };
    case 'undo':
      return { ...drawing, strokes: drawing.strokes.slice(0, -1), isPenDown: false };
    case 'clear':
      return { ...EMPTY_DRAWING, pen: drawing.pen };
  }
}

function clamp(value: number, end: number): number {
  return Math.min(Math.max(value, 0), end - 1);
}
