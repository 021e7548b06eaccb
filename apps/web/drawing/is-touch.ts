import type { Stroke } from '@raqam/image';
import { PEN_WIDTH } from './ink.ts';

/** Whether there is no more than a touch of the pen: no point, or none further from another than the pen is wide. */
export function isTouch(strokes: readonly Stroke[]): boolean {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of strokes.flat()) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return !(right - left > PEN_WIDTH || bottom - top > PEN_WIDTH);
}
