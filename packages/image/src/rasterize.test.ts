import { expect, test } from 'vitest';
import { StrokeError } from './errors.ts';
import { rasterize } from './rasterize.ts';

function levelAt({ width, ink }: ReturnType<typeof rasterize>, x: number, y: number): number {
  return ink[y * width + x];
}

test('the ink box, pen included, has a long side of 60 pixels', () => {
  const upright = rasterize(
    [
      [
        [0, 0],
        [0, 100],
      ],
    ],
    { penWidth: 0.1 },
  );
  expect([upright.width, upright.height]).toEqual([6, 60]);
  const square = rasterize(
    [
      [
        [0, 0],
        [100, 0],
        [100, 100],
      ],
    ],
    { penWidth: 0.25 },
  );
  expect([square.width, square.height]).toEqual([60, 60]);
});

test('ink is the part of a pixel that the pen’s edge reaches over', () => {
  const line = rasterize(
    [
      [
        [0, 0],
        [1000, 0],
      ],
    ],
    { penWidth: 0.05 },
  ); // 3 pixels of pen in 3 rows
  expect(line.height).toBe(3);
  expect([0, 1, 2].map((y) => levelAt(line, 30, y))).toEqual([1, 1, 1]);
  const off = rasterize(
    [
      [
        [0, 0],
        [1000, 0],
      ],
    ],
    { penWidth: 0.04 },
  ); // 2.4 pixels in 3 rows, flush with the first
  expect([0, 1, 2].map((y) => levelAt(off, 30, y))).toEqual([1, 1, Math.fround(0.4)].map((v) => expect.closeTo(v, 6)));
  // The pen is round: its first place is √2 pixels from the corner's center.
  expect(levelAt(line, 0, 0)).toBeCloseTo(1.5 + 0.5 - Math.SQRT2, 6);
});

test('pressure p makes the pen ½ + p times as wide', () => {
  const rowsOfInk = (pressure?: number) => {
    const point = (x: number) => (pressure === undefined ? ([x, 0] as const) : ([x, 0, pressure] as const));
    const { width, height, ink } = rasterize([[point(0), point(100)]], { penWidth: 0.2 });
    return Array.from({ length: height }, (_, y) => ink[y * width + (width >> 1)]).reduce((sum, value) => sum + value);
  };
  expect(rowsOfInk()).toBe(12);
  expect(rowsOfInk(0.5)).toBe(12);
  expect(rowsOfInk(0)).toBe(6);
  expect(rowsOfInk(1)).toBe(18);
});

test('the pen widens evenly along a segment', () => {
  const wedge = rasterize(
    [
      [
        [0, 0, 0],
        [100, 0, 1],
      ],
    ],
    { penWidth: 0.2 },
  );
  const thickness = (x: number) =>
    Array.from({ length: wedge.height }, (_, y) => levelAt(wedge, x, y)).reduce((sum, value) => sum + value);
  const margin = 9; // the widest radius
  expect(thickness(margin)).toBeCloseTo(6, 0);
  expect(thickness(margin + 24)).toBeCloseTo(12, 0);
  expect(thickness(margin + 47)).toBeCloseTo(18, 0);
});

test('strokes without extent become a disc, no point one pixel of paper', () => {
  const disc = rasterize([[[7, 7]]]);
  expect([disc.width, disc.height]).toEqual([60, 60]);
  const area = disc.ink.reduce((sum, value) => sum + value);
  expect(Math.abs(area - Math.PI * 900)).toBeLessThan(5);
  expect(
    rasterize([
      [
        [7, 7],
        [7, 7],
      ],
      [[7, 7]],
    ]),
  ).toEqual(disc);
  expect(rasterize([])).toEqual({ width: 1, height: 1, ink: Float32Array.of(0) });
  expect(rasterize([[], []])).toEqual(rasterize([]));
});

test('an extent too small to divide by is a place', () => {
  expect(
    rasterize([
      [
        [0, 0],
        [5e-324, 0],
      ],
    ]),
  ).toEqual(rasterize([[[0, 0]]]));
});

test('a single point among strokes is drawn', () => {
  const withDot = rasterize([
    [
      [0, 0],
      [0, 100],
    ],
    [[50, 50]],
  ]);
  expect(levelAt(withDot, withDot.width - 4, withDot.height >> 1)).toBe(1);
});

test('draws 100,000 points with coordinates around a billion', () => {
  const ring = Array.from(
    { length: 100_000 },
    (_, i) => [1e9 + 1e8 * Math.cos(i / 15_915), -1e9 + 1e8 * Math.sin(i / 15_915)] as const,
  );
  const { width, height, ink } = rasterize([ring]);
  expect([width, height]).toEqual([60, 60]);
  expect(levelAt({ width, height, ink }, 30, 30)).toBe(0);
  const area = ink.reduce((sum, value) => sum + value);
  expect(Math.abs(area / (Math.PI * (30 ** 2 - 22.8 ** 2)) - 1)).toBeLessThan(0.01);
});

test.each([0, 1, -0.1, Number.NaN])('refuses a pen width of %d', (penWidth) => {
  expect(() => rasterize([], { penWidth })).toThrow(
    new StrokeError(
      `rasterize: penWidth is ${penWidth}; expected a fraction of the ink box above 0 and below 1, such as 0.12.`,
    ),
  );
});

test.each([
  [[Number.NaN, 0], 'x is NaN'],
  [[0, Number.POSITIVE_INFINITY], 'y is Infinity'],
  [[Number.NEGATIVE_INFINITY, Number.NaN], 'x is -Infinity'],
] as const)('refuses the point %j', (point, found) => {
  expect(() => rasterize([[[0, 0]], [[1, 1], [2, 2], point]])).toThrow(
    new StrokeError(`strokes[1][2]: ${found}; expected a finite number. Leave such points out.`),
  );
});

test.each([-0.1, 1.1, Number.NaN])('refuses a pressure of %d', (pressure) => {
  expect(() => rasterize([[[0, 0, pressure]]])).toThrow(
    new StrokeError(`strokes[0][0]: pressure is ${pressure}; expected 0 to 1. Leave it out where it is not known.`),
  );
});

test('refuses strokes that reach further than a number can tell', () => {
  expect(() =>
    rasterize([
      [
        [-1e308, 0],
        [1e308, 5],
      ],
    ]),
  ).toThrow(
    new StrokeError(
      'strokes: they reach over Infinity×5 units; expected less than 1.8e308. Divide the coordinates first.',
    ),
  );
});
