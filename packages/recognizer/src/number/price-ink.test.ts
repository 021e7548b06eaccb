import type { Raster } from '@raqam/image';
import { expect, test } from 'vitest';
import { priceInk } from './price-ink.ts';

/** Upright bars of full ink, from column a to column b − 1. */
function bars(width: number, height: number, ...spans: readonly (readonly [from: number, to: number])[]): Raster {
  const ink = Float32Array.from({ length: width * height }, (_, i) =>
    spans.some(([from, to]) => i % width >= from && i % width < to) ? 1 : 0,
  );
  return { width, height, ink };
}

test('one stroke by itself costs its ink everywhere', () => {
  const stroke = bars(10, 60, [2, 8]);
  expect(priceInk(stroke)).toEqual(stroke.ink);
});

test('where strokes have run together, the middle costs a tenth', () => {
  // Two strokes six pixels wide, and one of ten, which is two that overlap.
  const prices = priceInk(bars(46, 60, [0, 6], [12, 18], [24, 30], [36, 46]));
  const row = [...prices.subarray(30 * 46, 31 * 46)];
  expect(row.slice(0, 30).every((price) => price === 0 || price === 1)).toBe(true);
  expect(row[36]).toBe(1);
  expect(row[40]).toBeCloseTo(0.1, 6);
  expect(row[41]).toBeCloseTo(0.1, 6);
  expect(row[45]).toBe(1);
});

test('paper costs nothing, and a raster without ink is paper', () => {
  expect(priceInk({ width: 3, height: 2, ink: new Float32Array(6) })).toEqual(new Float32Array(6));
});
