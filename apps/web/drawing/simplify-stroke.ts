import type { Point, Stroke } from '@raqam/image';
import { PEN_WIDTH } from './ink.ts';

/**
 * The stroke with fewer points: none that is left out lies further than `tolerance` from the line between its neighbors
 * that stay, the pressure's effect on the line's width counted like a distance.
 *
 * @param tolerance In pad units.
 * @see Ramer 1972; Douglas and Peucker 1973.
 */
export function simplifyStroke(stroke: Stroke, tolerance: number): Stroke {
  const isKept = stroke.map((_, i) => i === 0 || i === stroke.length - 1);
  const spans: (readonly [first: number, last: number])[] = [[0, stroke.length - 1]];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [first, last] = span;
    const [from, to] = [stroke[first], stroke[last]];
    if (from === undefined || to === undefined) continue;
    const distances = stroke.slice(first + 1, last).map((point) => distanceToSegment(point, from, to));
    const greatest = Math.max(...distances);
    if (!(greatest > tolerance)) continue;
    const farthest = first + 1 + distances.indexOf(greatest);
    isKept[farthest] = true;
    spans.push([first, farthest], [farthest, last]);
  }
  return stroke.filter((_, i) => isKept[i]);
}

type Place = readonly [x: number, y: number, width: number];

function distanceToSegment(point: Point, from: Point, to: Point): number {
  const [p, a, b] = [placeOf(point), placeOf(from), placeOf(to)];
  const way = [b[0] - a[0], b[1] - a[1], b[2] - a[2]] as const;
  const offset = [p[0] - a[0], p[1] - a[1], p[2] - a[2]] as const;
  const squared = way[0] ** 2 + way[1] ** 2 + way[2] ** 2;
  const along = squared === 0 ? 0 : (offset[0] * way[0] + offset[1] * way[1] + offset[2] * way[2]) / squared;
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(offset[0] - t * way[0], offset[1] - t * way[1], offset[2] - t * way[2]);
}

function placeOf([x, y, pressure = 0.5]: Point): Place {
  return [x, y, pressure * PEN_WIDTH];
}
