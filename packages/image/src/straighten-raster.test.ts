import { expect, test } from 'vitest';
import { straightenRaster } from './straighten-raster.ts';

/** A line of ink through the middle that falls by `slope`. */
function line(slope: number) {
  const [width, height] = [101, 81];
  const ink = Float32Array.from({ length: width * height }, (_, i) => {
    const distance = Math.floor(i / width) - 40 - slope * ((i % width) - 50);
    return Math.max(0, 1 - Math.abs(distance) / 2);
  });
  return { width, height, ink };
}

test('a slope of 0 gives a copy', () => {
  const raster = line(0.1);
  const { raster: level, toOriginal } = straightenRaster(raster, 0);
  expect(level).toEqual(raster);
  expect(toOriginal(3, 7)).toEqual([3, 7]);
});

test.each([-0.25, 0.1, 0.25])('what falls by %d becomes level', (slope) => {
  const { raster, toOriginal } = straightenRaster(line(slope), slope);
  // The mean height of the ink in each column of the middle part.
  const middle = raster.width >> 1;
  const heights = [-35, 0, 35].map((offset) => {
    let [mass, moment] = [0, 0];
    for (let y = 0; y < raster.height; y++) {
      const ink = raster.ink[y * raster.width + middle + offset];
      mass += ink;
      moment += ink * (y + 0.5);
    }
    return moment / mass;
  });
  for (const height of heights) expect(Math.abs(height - raster.height / 2)).toBeLessThan(0.6);
  const [x, y] = toOriginal(middle + 35, heights[2]);
  expect(Math.abs(y - 40.5 - slope * (x - 50.5))).toBeLessThan(0.6);
});

test('no ink is lost at the corners', () => {
  const full = { width: 40, height: 30, ink: new Float32Array(1200).fill(1) };
  const mass = straightenRaster(full, 0.2).raster.ink.reduce((sum, ink) => sum + ink, 0);
  expect(Math.abs(mass / 1200 - 1)).toBeLessThan(0.01);
});
