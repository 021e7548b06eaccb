import { describe, expect, test } from 'vitest';
import { ShapeError } from './errors.ts';
import type { Pixels } from './pixels.ts';
import { rasterFromPixels } from './raster-from-pixels.ts';

type Color = readonly number[];

/** A picture of `size`×`size` pixels with a bar of ink, 2 pixels wide, through the middle rows but not to the border. */
function picture(size: number, paper: Color, ink: Color): Pixels {
  const data = Uint8Array.from({ length: size * size * paper.length }, (_, index) => {
    const pixel = Math.floor(index / paper.length);
    const [x, y] = [pixel % size, Math.floor(pixel / size)];
    return (isBar(x, y, size) ? ink : paper)[index % paper.length];
  });
  return { data, width: size, height: size };
}

function isBar(x: number, y: number, size: number): boolean {
  return x > 1 && x < size - 2 && (y === size >> 1 || y === (size >> 1) + 1);
}

function barRaster(size: number): Float32Array {
  return Float32Array.from({ length: size * size }, (_, i) => (isBar(i % size, Math.floor(i / size), size) ? 1 : 0));
}

describe('polarity', () => {
  test.each([
    ['gray, dark on light', [255], [0]],
    ['gray, light on dark', [0], [255]],
    ['gray, both dark', [100], [20]],
    ['gray, both light', [180], [250]],
    ['black on white', [255, 255, 255, 255], [0, 0, 0, 255]],
    ['chalk on a green board', [20, 80, 50, 255], [230, 240, 235, 255]],
    ['yellow on white, which a mean of colors would hardly see', [255, 255, 255, 255], [250, 240, 30, 255]],
    ['red on blue of the same lightness', [0, 0, 200, 255], [200, 0, 0, 255]],
    ['black on transparent', [0, 0, 0, 0], [0, 0, 0, 255]],
    ['white on transparent', [0, 0, 0, 0], [255, 255, 255, 255]],
    ['half transparent black on white', [255, 255, 255, 255], [0, 0, 0, 128]],
  ])('%s is full ink on no ink', (_, paper, ink) => {
    expect(rasterFromPixels(picture(20, paper, ink)).ink).toEqual(barRaster(20));
  });

  test('transparent holes in opaque paper are paper', () => {
    const { data, width, height } = picture(20, [255, 255, 255, 255], [0, 0, 0, 255]);
    data.set([0, 0, 0, 0], 4 * 50);
    expect(rasterFromPixels({ data, width, height }).ink).toEqual(barRaster(20));
  });

  test('ink that touches the border, up to half of it, does not make it paper', () => {
    const data = new Uint8Array(400).fill(255).fill(0, 0, 160);
    expect(Array.from(rasterFromPixels({ data, width: 20, height: 20 }).ink)).toEqual(
      Array.from({ length: 400 }, (_, i) => (i < 160 ? 1 : 0)),
    );
  });
});

describe('contrast', () => {
  test('soft edges stay soft, fall off evenly, and end in exact zeros', () => {
    const { data } = picture(20, [0], [200]);
    data.set([20, 25, 26, 112, 113, 199, 200], 3 * 20 + 3);
    const ink = rasterFromPixels({ data, width: 20, height: 20 }).ink.slice(63, 70);
    // No ink at 200 / 8 = 25, full ink at 200: one level is 255 / 175.
    expect(Array.from(ink, (value) => value * 255)).toEqual(
      [0, 0, 1, 127, 128, 254, 255].map((level) => expect.closeTo(level, 4)),
    );
  });

  test('departures below 24 levels are not ink', () => {
    expect(rasterFromPixels(picture(20, [255], [232])).ink.every((value) => value === 0)).toBe(true);
    expect(rasterFromPixels(picture(20, [255], [231])).ink).toEqual(barRaster(20));
  });

  test('noise of paper becomes exact zeros, and ink stays', () => {
    const { data, width, height } = picture(200, [220], [90]);
    // A fixed rough texture of ±9 levels.
    for (let i = 0; i < data.length; i++) data[i] += ((i * 7919) % 19) - 9;
    const { ink } = rasterFromPixels({ data, width, height });
    const bar = barRaster(200);
    expect(ink.every((value, i) => (bar[i] === 1 ? value > 0.7 : value === 0))).toBe(true);
  });

  test.each([0, 128, 255])('plain paper of level %d has no ink', (level) => {
    expect(new Set(rasterFromPixels(picture(9, [level], [level])).ink)).toEqual(new Set([0]));
    expect(new Set(rasterFromPixels(picture(9, [level, 7, 7, 255], [level, 7, 7, 255])).ink)).toEqual(new Set([0]));
  });

  test('one pixel, one row and one column are all border: paper', () => {
    for (const [width, height] of [
      [1, 1],
      [9, 1],
      [1, 9],
    ] as const) {
      const { ink } = rasterFromPixels({ data: new Uint8Array(width * height).fill(200), width, height });
      expect(ink).toEqual(new Float32Array(width * height));
    }
  });
});

test('a side above 1000 pixels is shrunk by a whole factor, rest of a block included', () => {
  const [width, height] = [2001, 1400];
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 300; y < 900; y++) data.fill(0, (y * width + 600) * 4, (y * width + 2001) * 4);
  for (let i = 3; i < data.length; i += 4) data[i] = 255;
  const raster = rasterFromPixels({ data, width, height });
  expect([raster.width, raster.height]).toEqual([667, 467]);
  const expected = Float32Array.from({ length: 667 * 467 }, (_, i) =>
    i % 667 >= 200 && Math.floor(i / 667) >= 100 && Math.floor(i / 667) < 300 ? 1 : 0,
  );
  expect(raster.ink).toEqual(expected);
  expect(rasterFromPixels({ data: data.slice(0, 4000), width: 1000, height: 1 }).width).toBe(1000);
});

test.each([
  [0, 4],
  [4, 0],
  [1.5, 2],
  [Number.NaN, 2],
])('refuses a size of %d×%d', (width, height) => {
  expect(() => rasterFromPixels({ data: new Uint8Array(8), width, height })).toThrow(
    new ShapeError(
      `Pixels: the size is ${width}×${height}; expected whole numbers of at least 1. Pass the size in pixels.`,
    ),
  );
});

test.each([0, 3, 12, 17])('refuses %d values for 2×2 pixels', (length) => {
  expect(() => rasterFromPixels({ data: new Uint8Array(length), width: 2, height: 2 })).toThrow(
    new ShapeError(
      `Pixels: data holds ${length} values; 2×2 pixels need 4 (gray) or 16 (RGBA). ` +
        'Pass one or four values for each pixel, row by row.',
    ),
  );
});
