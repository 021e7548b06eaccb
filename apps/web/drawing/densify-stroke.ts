import type { Point, Stroke } from '@raqam/image';
import { interpolatePoint } from './interpolate-point.ts';

/**
 * The same line with points no further apart than a hand leaves them. The pad draws a curve through the middles between
 * points, as suits a hand's; of a line whose needless points were left out, it would round the corners.
 *
 * @param spacing In the stroke's units, above 0.
 */
export function densifyStroke(stroke: Stroke, spacing: number): Stroke {
  return stroke.flatMap((point, i): Point[] => {
    const before = stroke[i - 1];
    if (before === undefined) return [point];
    const numParts = Math.max(1, Math.ceil(Math.hypot(point[0] - before[0], point[1] - before[1]) / spacing));
    return Array.from({ length: numParts }, (_, part) =>
      part === numParts - 1 ? point : interpolatePoint(before, point, (part + 1) / numParts),
    );
  });
}
