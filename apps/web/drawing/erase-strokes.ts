import type { Point, Stroke } from '@raqam/image';
import { interpolatePoint } from './interpolate-point.ts';

/** The part of a segment from `start` to `end`, as fractions of its length; `null` where there is none. */
type Part = readonly [start: number, end: number] | null;

/**
 * Takes away what lies nearer than `reach` to an eraser that moves in a straight line: strokes are cut exactly where it
 * touches them, and fall into pieces where it crosses them. A pressure is interpolated at a cut.
 *
 * The eraser covers a disc, moved along a line: the discs at both ends and the rectangle between them. That shape is
 * convex, so a segment of a stroke has one part within it at most.
 *
 * @param from Where the eraser was.
 * @param to Where it is.
 * @param reach In the strokes' own units, above 0.
 * @returns The same array when nothing was touched.
 */
export function eraseStrokes(strokes: readonly Stroke[], from: Point, to: Point, reach: number): readonly Stroke[] {
  let isTouched = false;
  const remaining = strokes.flatMap((stroke) => {
    const pieces = eraseStroke(stroke, from, to, reach);
    if (pieces === null) return [stroke];
    isTouched = true;
    return pieces;
  });
  return isTouched ? remaining : strokes;
}

/** The pieces that remain of a stroke; `null` when it is not touched. */
function eraseStroke(stroke: Stroke, from: Point, to: Point, reach: number): Stroke[] | null {
  const [first] = stroke;
  if (first === undefined) return null;
  if (stroke.length === 1) return coveredPart(first, first, from, to, reach) === null ? null : [];

  const pieces: Point[][] = [];
  let piece: Point[] = [];
  let isTouched = false;
  const add = (point: Point) => {
    if (piece.at(-1) !== point) piece.push(point);
  };
  const close = () => {
    // A single point is what a cut at the very end of a stroke leaves: no ink that was not erased.
    if (piece.length > 1) pieces.push(piece);
    piece = [];
  };
  for (const [i, end] of stroke.entries()) {
    const start = stroke[i - 1];
    if (start === undefined) continue;
    const part = coveredPart(start, end, from, to, reach);
    if (part === null) {
      add(start);
      add(end);
      continue;
    }
    isTouched = true;
    if (part[0] > 0) {
      add(start);
      add(interpolatePoint(start, end, part[0]));
    }
    close();
    if (part[1] < 1) {
      add(interpolatePoint(start, end, part[1]));
      add(end);
    }
  }
  close();
  return isTouched ? pieces : null;
}

/** Which part of the segment from `a` to `b` lies within the eraser's way from `from` to `to`. */
function coveredPart(a: Point, b: Point, from: Point, to: Point, reach: number): Part {
  const parts = [partInDisc(a, b, from, reach), partInDisc(a, b, to, reach), partInBand(a, b, from, to, reach)];
  let start = 1;
  let end = 0;
  for (const part of parts) {
    if (part === null) continue;
    start = Math.min(start, part[0]);
    end = Math.max(end, part[1]);
  }
  return start <= end ? [start, end] : null;
}

/** Where |a + t·(b − a) − center| < radius, for t in [0, 1]: between the roots of a quadratic. */
function partInDisc(a: Point, b: Point, center: Point, radius: number): Part {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const [x, y] = [a[0] - center[0], a[1] - center[1]];
  const squared = dx * dx + dy * dy;
  const outside = x * x + y * y - radius * radius;
  if (squared === 0) return outside < 0 ? [0, 1] : null;
  const half = x * dx + y * dy;
  const discriminant = half * half - squared * outside;
  if (discriminant <= 0) return null;
  const root = Math.sqrt(discriminant);
  return within((-half - root) / squared, (-half + root) / squared);
}

/** The part in the rectangle that lies along the way from `from` to `to`, `reach` to either side of it. */
function partInBand(a: Point, b: Point, from: Point, to: Point, reach: number): Part {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  if (length === 0) return null;
  const [ux, uy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  const along = (point: Point) => (point[0] - from[0]) * ux + (point[1] - from[1]) * uy;
  const across = (point: Point) => (point[1] - from[1]) * ux - (point[0] - from[0]) * uy;
  const lengthwise = partBetween(along(a), along(b), 0, length);
  const crosswise = partBetween(across(a), across(b), -reach, reach);
  if (lengthwise === null || crosswise === null) return null;
  return within(Math.max(lengthwise[0], crosswise[0]), Math.min(lengthwise[1], crosswise[1]));
}

/** Where a value that goes evenly from `start` to `end` lies between two others. */
function partBetween(start: number, end: number, low: number, high: number): Part {
  if (start === end) return start > low && start < high ? [0, 1] : null;
  const atLow = (low - start) / (end - start);
  const atHigh = (high - start) / (end - start);
  return within(Math.min(atLow, atHigh), Math.max(atLow, atHigh));
}

function within(start: number, end: number): Part {
  const [first, last] = [Math.max(0, start), Math.min(1, end)];
  return first < last ? [first, last] : null;
}
