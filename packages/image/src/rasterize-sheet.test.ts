import { expect, test } from 'vitest';
import { ShapeError, StrokeError } from './errors.ts';
import { findInkBox } from './find-ink-box.ts';
import { rasterizeSheet } from './rasterize-sheet.ts';
import type { Stroke } from './stroke.ts';

/** From the top left quarter's middle, straight down. */
const BAR: readonly Stroke[] = [
  [
    [100, 100],
    [100, 276],
  ],
];

test('strokes stand where they were drawn, the pen as wide as its part of the ink box', () => {
  const raster = rasterizeSheet(BAR, { width: 400, height: 400 });
  expect([raster.height, raster.width]).toEqual([280, 280]);
  // 176 units of path and a pen of 24, which is 0.12 of 200; 0.7 pixels to a unit.
  expect(findInkBox(raster)).toEqual({ left: 61, top: 61, width: 18, height: 141 });
  expect(raster.ink[130 * 280 + 70]).toBe(1);
});

test('the sheet keeps its proportions', () => {
  const { width, height } = rasterizeSheet(BAR, { width: 400, height: 300 });
  expect([height, width]).toEqual([210, 280]);
});

test('what lies beyond the edges is cut off', () => {
  expect(findInkBox(rasterizeSheet(BAR, { width: 400, height: 40 }))).toBeNull();
  expect(findInkBox(rasterizeSheet(BAR, { width: 100, height: 200 }))).toMatchObject({ width: 17, height: 157 });
});

test('an empty sheet is paper', () => {
  expect(findInkBox(rasterizeSheet([], { width: 10, height: 20 }))).toBeNull();
});

test.each([
  [{ width: 0, height: 100 }, '0×100'],
  [{ width: 5, height: Number.NaN }, '5×NaN'],
  [{ width: Number.POSITIVE_INFINITY, height: 5 }, 'Infinity×5'],
])('refuses a sheet without a size (%#)', (sheet, size) => {
  expect(() => rasterizeSheet(BAR, sheet)).toThrow(
    new ShapeError(
      `rasterizeSheet: the sheet is ${size}; expected two numbers above 0. Pass the sheet's size in the strokes' units.`,
    ),
  );
});

test('refuses a pen that is no fraction', () => {
  expect(() => rasterizeSheet(BAR, { width: 400, height: 400 }, { penWidth: 1 })).toThrow(
    new StrokeError(
      'rasterizeSheet: penWidth is 1; expected a fraction of the ink box above 0 and below 1, such as 0.12.',
    ),
  );
});
