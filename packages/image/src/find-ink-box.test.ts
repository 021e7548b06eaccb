import { expect, test } from 'vitest';
import { InkRangeError, ShapeError } from './errors.ts';
import { findInkBox, INK_THRESHOLD } from './find-ink-box.ts';

function raster(width: number, height: number, inked: Readonly<Record<number, number>>) {
  const ink = new Float32Array(width * height);
  for (const [index, value] of Object.entries(inked)) ink[Number(index)] = value;
  return { width, height, ink };
}

test('is the smallest rectangle that holds all ink, corners included', () => {
  expect(findInkBox(raster(5, 4, { 6: 1, 13: 0.5 }))).toEqual({ left: 1, top: 1, width: 3, height: 2 });
  expect(findInkBox(raster(5, 4, { 0: 1, 19: 1 }))).toEqual({ left: 0, top: 0, width: 5, height: 4 });
  expect(findInkBox(raster(1, 1, { 0: 1 }))).toEqual({ left: 0, top: 0, width: 1, height: 1 });
});

test('counts what rounds to level 1 of 255, and nothing fainter', () => {
  const least = Math.fround(INK_THRESHOLD * 1.000001);
  const tooFaint = Math.fround(INK_THRESHOLD * 0.999999);
  expect(findInkBox(raster(3, 1, { 0: tooFaint, 1: least, 2: tooFaint }))).toEqual({
    left: 1,
    top: 0,
    width: 1,
    height: 1,
  });
});

test('is null without ink', () => {
  expect(findInkBox(raster(7, 3, {}))).toBeNull();
});

test.each([
  [0, 5],
  [5, 0],
  [2.5, 2],
  [-1, 3],
  [Number.NaN, 1],
])('refuses a size of %d×%d', (width, height) => {
  expect(() => findInkBox({ width, height, ink: new Float32Array(5) })).toThrow(
    new ShapeError(
      `Raster: the size is ${width}×${height}; expected whole numbers of at least 1. Pass the size in pixels.`,
    ),
  );
});

test('refuses a number of values that is not width · height', () => {
  expect(() => findInkBox({ width: 2, height: 2, ink: new Float32Array(6) })).toThrow(
    new ShapeError('Raster: ink holds 6 values; 2×2 pixels need 4. Pass width · height values, row by row.'),
  );
});

test.each([Number.NaN, -0.5, 1.5, Number.POSITIVE_INFINITY])('refuses %d for ink', (value) => {
  expect(() => findInkBox(raster(2, 2, { 3: value }))).toThrow(
    new InkRangeError(`Raster: ink[3] is ${value}; expected 0 (paper) to 1 (ink). Divide levels of 0 to 255 by 255.`),
  );
});
