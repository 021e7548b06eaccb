import { expect, test } from 'vitest';
import { findInkBox, type InkBox } from './find-ink-box.ts';
import { fitInkBox } from './fit-ink-box.ts';
import type { Raster } from './raster.ts';

function filled(width: number, height: number, value = 1): Raster {
  return { width, height, ink: new Float32Array(width * height).fill(value) };
}

function fit(raster: Raster): Raster {
  return fitInkBox(raster, findInkBox(raster) as InkBox);
}

test.each([
  [20, 20, 20, 20],
  [80, 40, 20, 10],
  [40, 80, 10, 20],
  [7, 3, 20, 9],
  [1, 1, 20, 20],
  [1000, 1, 20, 1],
  [1, 1000, 1, 20],
  [61, 60, 20, 20],
  [333, 125, 20, 8],
])('a filled box of %d×%d becomes one of %d×%d, still filled', (width, height, newWidth, newHeight) => {
  const fitted = fit(filled(width, height));
  expect([fitted.width, fitted.height]).toEqual([newWidth, newHeight]);
  expect(fitted.ink.every((value) => value === 1)).toBe(true);
});

test('at scale 1 every level comes back as it is', () => {
  const raster = filled(20, 13);
  for (let i = 0; i < 256; i++) raster.ink[i] = i / 255;
  expect(fit(raster)).toEqual(raster);
});

test('rounds each pixel to a whole level', () => {
  const raster = filled(20, 20, 0.3);
  expect(new Set(fit(raster).ink)).toEqual(new Set([Math.fround(77 / 255)]));
});

test('shrinking takes the mean of the area that a pixel covers', () => {
  // Two columns to one: the left one full, the right one without ink except where the box needs its last column.
  const raster = filled(40, 40, 0);
  for (let i = 0; i < 1600; i += 2) raster.ink[i] = 1;
  raster.ink[1599] = 1;
  const { ink } = fit(raster);
  expect(ink.slice(0, 399).every((value) => value === Math.fround(128 / 255))).toBe(true);
  expect(ink[399]).toBe(Math.fround(191 / 255));
});

test('growing interpolates between the two nearest pixels and holds the outermost to the edge', () => {
  const raster = { width: 4, height: 1, ink: Float32Array.of(1, 0, 0, 1) };
  const levels = Array.from(fit(raster).ink.slice(0, 10), (value) => Math.round(value * 255));
  // Five new pixels to one old: their centers are 0.1, 0.3, 0.5 … old pixels from the edge.
  expect(levels).toEqual([255, 255, 255, 204, 153, 102, 51, 0, 0, 0]);
});

test('only pixels inside the box contribute', () => {
  const raster = filled(30, 30, 0);
  const bare = filled(20, 20, 0);
  for (let y = 0; y < 20; y++) {
    for (let x = 0; x < 20; x++) {
      raster.ink[(y + 4) * 30 + x + 7] = ((x * y) % 9) / 8;
      bare.ink[y * 20 + x] = ((x * y) % 9) / 8;
    }
  }
  raster.ink.set([0.5], 4 * 30 + 7);
  bare.ink.set([0.5], 0);
  const box = { left: 7, top: 4, width: 20, height: 20 };
  expect(fitInkBox(raster, box)).toEqual(fitInkBox(bare, { ...box, left: 0, top: 0 }));
});

test('the faintest ink at the box’s edge keeps level 1', () => {
  const raster = filled(200, 200, 0);
  raster.ink[100] = 1 / 255; // the only ink of the first row
  raster.ink[199 * 200] = 1;
  raster.ink[199 * 200 + 199] = 1;
  const { ink } = fit(raster);
  expect(ink[10]).toBe(Math.fround(1 / 255));
  expect(ink.filter((value) => value > 0)).toHaveLength(3);
});
