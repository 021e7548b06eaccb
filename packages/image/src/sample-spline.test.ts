import fc from 'fast-check';
import { expect, test } from 'vitest';
import { StrokeError } from './errors.ts';
import { type ControlPoint, sampleSpline } from './sample-spline.ts';
import type { Point } from './stroke.ts';

const controlPoints = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 })).map(([x, y]) => [x / 50, y / 50] as const),
  { minLength: 1, maxLength: 12 },
);

test('passes through every control point, in order, and begins and ends there', () => {
  fc.assert(
    fc.property(controlPoints, (points) => {
      const places = points.filter(([x, y], i) => i === 0 || x !== points[i - 1][0] || y !== points[i - 1][1]);
      const sampled = sampleSpline(points);
      let from = 0;
      for (const [x, y] of places) {
        const found = sampled.findIndex((point, i) => i >= from && point[0] === x && point[1] === y);
        expect(found).toBeGreaterThanOrEqual(from);
        from = found;
      }
      expect(sampled[0]).toEqual(places[0]);
      expect(sampled.at(-1)).toEqual(places.at(-1));
      expect(sampled.flat().every(Number.isFinite)).toBe(true);
    }),
  );
});

test('follows a circle through eight of its points within 1 % of the radius', () => {
  const circle = Array.from({ length: 17 }, (_, i) => {
    const angle = (i * Math.PI) / 4;
    return [Math.cos(angle), Math.sin(angle)] as const;
  });
  // The first and the last eighth have no neighbor beyond them.
  const inner = sampleSpline(circle).slice(45, -45);
  for (const [x, y] of inner) expect(Math.abs(Math.sqrt(x * x + y * y) - 1)).toBeLessThan(0.01);
});

test('two points are joined by a straight line of even steps', () => {
  expect(
    sampleSpline(
      [
        [0, 0],
        [1, 0.5],
      ],
      0.3,
    ).map(([x, y]) => [x.toFixed(6), y.toFixed(6)]),
  ).toEqual([
    ['0.000000', '0.000000'],
    ['0.250000', '0.125000'],
    ['0.500000', '0.250000'],
    ['0.750000', '0.375000'],
    ['1.000000', '0.500000'],
  ]);
});

test('a corner is sharp: between corners the line is straight, without them it is not', () => {
  const bend = (middle: ControlPoint) => sampleSpline([[0, 0], middle, [1, 1]]);
  const isOnTheLines = ([x, y]: Point) => Math.abs(y) < 1e-12 || Math.abs(x - 1) < 1e-12;
  expect(bend([1, 0, 'corner']).every(isOnTheLines)).toBe(true);
  expect(bend([1, 0]).every(isOnTheLines)).toBe(false);
});

test('neighboring points are as close as asked', () => {
  const points = sampleSpline(
    [
      [0, 0],
      [0.3, 0.9],
      [0.6, 0.1],
    ],
    0.01,
  );
  for (let i = 1; i < points.length; i++) {
    const step = Math.hypot(points[i][0] - points[i - 1][0], points[i][1] - points[i - 1][1]);
    expect(step).toBeLessThan(0.02);
  }
});

test('one place is one point, none is none', () => {
  expect(
    sampleSpline([
      [0.5, 0.5],
      [0.5, 0.5],
    ]),
  ).toEqual([[0.5, 0.5]]);
  expect(sampleSpline([])).toEqual([]);
});

test.each([0, -1, Number.NaN])('refuses a spacing of %d', (spacing) => {
  expect(() => sampleSpline([[0, 0]], spacing)).toThrow(
    new StrokeError(`sampleSpline: spacing is ${spacing}; expected a number above 0, such as 0.02.`),
  );
});
