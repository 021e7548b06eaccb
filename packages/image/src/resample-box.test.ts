import { expect, test } from 'vitest';
import { resampleBox } from './resample-box.ts';

const level = (value: number): number => Math.fround(Math.round(value * 255) / 255);

test('each direction has its own scale, and only the box counts', () => {
  const raster = { width: 4, height: 2, ink: Float32Array.of(0, 1, 0, 1, 1, 1, 0.5, 1) };
  const box = { left: 1, top: 0, width: 2, height: 2 };
  // Two columns become one, two rows four.
  const { width, height, ink } = resampleBox(raster, box, [4, 1]);
  expect([height, width]).toEqual([4, 1]);
  expect([...ink]).toEqual([0.5, 0.5 + 0.25 / 4, 0.5 + (0.25 * 3) / 4, 0.75].map(level));
});

test('at scale 1 whole levels come back as they are', () => {
  const ink = Float32Array.of(0, 17 / 255, 1, 200 / 255, 0, 1 / 255);
  const raster = { width: 3, height: 2, ink };
  expect(resampleBox(raster, { left: 0, top: 0, width: 3, height: 2 }, [2, 3])).toEqual(raster);
});

test('ink that was reached leaves a level, however little it is', () => {
  const ink = new Float32Array(1000);
  ink[0] = 1 / 255;
  const { ink: few } = resampleBox(
    { width: 1000, height: 1, ink },
    { left: 0, top: 0, width: 1000, height: 1 },
    [1, 2],
  );
  expect([...few]).toEqual([Math.fround(1 / 255), 0]);
});
