import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clipHalfPlane } from '../../learn/clip-half-plane.ts';

const SQUARE = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const;

test('a line through the middle leaves one half', () => {
  // x > ½
  expect(clipHalfPlane(SQUARE, [-0.5, 1, 0])).toEqual([
    [0.5, 0],
    [1, 0],
    [1, 1],
    [0.5, 1],
  ]);
});

test('a line beside the polygon leaves all of it or nothing', () => {
  expect(clipHalfPlane(SQUARE, [1, 1, 0])).toEqual(SQUARE);
  expect(clipHalfPlane(SQUARE, [-2, 1, 0])).toEqual([]);
});

test('both sides of a line add up to the whole', () => {
  const angle = fc.double({ min: -Math.PI, max: Math.PI, noNaN: true });
  const distance = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(angle, distance, (direction, bias) => {
      const [w1, w2] = [Math.cos(direction), Math.sin(direction)];
      const sides = [clipHalfPlane(SQUARE, [bias, w1, w2]), clipHalfPlane(SQUARE, [-bias, -w1, -w2])];
      expect(areaOf(sides[0]) + areaOf(sides[1])).toBeCloseTo(1, 9);
    }),
  );
});

/** By the shoelace formula. */
function areaOf(polygon: readonly (readonly [number, number])[]): number {
  const doubled = polygon.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = polygon[(i + 1) % polygon.length];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(doubled) / 2;
}
