import type { Point, Stroke } from '@raqam/image';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eraseStrokes } from '../drawing/erase-strokes.ts';

const LINE: Stroke = [
  [0, 0],
  [100, 0],
];

test('what is not touched stays, and the array with it', () => {
  const strokes = [LINE];
  expect(eraseStrokes(strokes, [50, 40], [60, 40], 20)).toBe(strokes);
});

test('a touch in the middle leaves two pieces, cut where the eraser ends', () => {
  expect(eraseStrokes([LINE], [50, 0], [50, 0], 20)).toEqual([
    [
      [0, 0],
      [30, 0],
    ],
    [
      [70, 0],
      [100, 0],
    ],
  ]);
});

test('a movement along the line takes all that it passes', () => {
  expect(eraseStrokes([LINE], [-5, 3], [60, 3], 5)).toEqual([
    [
      [64, 0],
      [100, 0],
    ],
  ]);
});

test('a movement so quick that no point of it lies on the line still cuts it', () => {
  const [before, after] = eraseStrokes([LINE], [50, -500], [50, 500], 10);
  expect(before).toEqual([
    [0, 0],
    [40, 0],
  ]);
  expect(after).toEqual([
    [60, 0],
    [100, 0],
  ]);
});

test('a dot is taken whole, or not at all', () => {
  expect(eraseStrokes([[[5, 5]], [[50, 50]]], [0, 0], [0, 0], 10)).toEqual([[[50, 50]]]);
});

test('a stroke that lies under the eraser is gone', () => {
  expect(eraseStrokes([LINE], [0, 0], [100, 0], 10)).toEqual([]);
});

test('pressure at a cut lies between those beside it', () => {
  const pressed: Stroke = [
    [0, 0, 0.2],
    [100, 0, 0.6],
  ];
  expect(eraseStrokes([pressed], [100, 0], [100, 0], 50)).toEqual([
    [
      [0, 0, 0.2],
      [50, 0, 0.4],
    ],
  ]);
});

const place = fc.tuple(fc.integer({ min: 0, max: 280 }), fc.integer({ min: 0, max: 280 }));
const points = fc.array(place, { minLength: 2, maxLength: 12 });

test('no corner that remains lies under the eraser, and every corner outside it remains', () => {
  fc.assert(
    fc.property(points, place, place, fc.integer({ min: 5, max: 40 }), (corners, from, to, reach) => {
      const stroke: Stroke = corners;
      const remaining = eraseStrokes([stroke], from, to, reach).flat();
      const nearest = Math.min(Number.POSITIVE_INFINITY, ...remaining.map((point) => distance(point, from, to)));
      expect(nearest).toBeGreaterThan(reach - 1e-6);
      const kept = stroke.filter((point) => distance(point, from, to) > reach + 1e-6);
      // A piece without length has no ink to keep.
      const isMoving = corners.every(
        (corner, i) => i === 0 || corner[0] !== corners[i - 1]?.[0] || corner[1] !== corners[i - 1]?.[1],
      );
      if (isMoving) expect(remaining).toEqual(expect.arrayContaining(kept));
    }),
  );
});

/** From a point to the segment between two others. */
function distance(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const squared = dx * dx + dy * dy;
  const t = squared === 0 ? 0 : ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / squared;
  const nearest = Math.min(1, Math.max(0, t));
  return Math.hypot(point[0] - from[0] - nearest * dx, point[1] - from[1] - nearest * dy);
}
