import type { Point } from '@raqam/image';

/**
 * The point between two others, its pressure too where both have one.
 *
 * @param t 0 at `from`, 1 at `to`.
 */
export function interpolatePoint(from: Point, to: Point, t: number): Point {
  const x = from[0] + (to[0] - from[0]) * t;
  const y = from[1] + (to[1] - from[1]) * t;
  const [, , start] = from;
  const [, , end] = to;
  return start === undefined || end === undefined ? [x, y] : [x, y, start + (end - start) * t];
}
