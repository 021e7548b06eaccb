import { expect, test } from 'vitest';
import { isDot } from './is-dot.ts';
import type { Raster } from './raster.ts';

/** Ink 1 wherever `isInked` holds, with x and y counted from the middle of 41×41 pixels. */
function draw(isInked: (x: number, y: number) => boolean): Raster {
  const ink = Float32Array.from({ length: 41 * 41 }, (_, i) =>
    isInked((i % 41) - 20, Math.floor(i / 41) - 20) ? 1 : 0,
  );
  return { width: 41, height: 41, ink };
}

test('discs, squares and ellipses up to 1.4 times as long as wide are dots, upright or turned', () => {
  expect(isDot(draw((x, y) => x * x + y * y < 200))).toBe(true);
  expect(isDot(draw((x, y) => x * x + y * y < 1))).toBe(true);
  expect(isDot(draw((x, y) => Math.abs(x) < 12 && Math.abs(y) < 12))).toBe(true);
  expect(isDot(draw((x, y) => Math.abs(x) + Math.abs(y) < 15))).toBe(true);
  expect(isDot(draw((x, y) => (x / 1.4) ** 2 + y ** 2 < 150))).toBe(true);
});

test('bars, rings and anything with a hole or an arm are not', () => {
  expect(isDot(draw((x, y) => Math.abs(x) < 10 && Math.abs(y) < 5))).toBe(false);
  expect(isDot(draw((x, y) => x * x + y * y < 200 && x * x + y * y > 20))).toBe(false);
  expect(isDot(draw((x, y) => x * x + y * y < 100 || (x === 0 && y > 0)))).toBe(false);
});
