import type { Stroke } from '@raqam/image';
import { expect, test } from 'vitest';
import { strokesCross } from './strokes-cross.ts';

const line = (...points: readonly (readonly [number, number])[]): Stroke => points;

test('a bar through a stem crosses it; one beside it, or one that only touches its end, does not', () => {
  const stem = line([5, 0], [5, 10]);
  expect(strokesCross(stem, line([2, 4], [8, 5]))).toBe(true);
  expect(strokesCross(stem, line([6, 4], [8, 5]))).toBe(false);
  expect(strokesCross(stem, line([5, 0], [8, 0]))).toBe(false);
  expect(strokesCross(line([0, 0], [10, 10]), line([6, 0], [10, 4]))).toBe(false);
});

test('dots and empty strokes cross nothing', () => {
  expect(strokesCross(line([5, 5]), line([0, 5], [9, 5]))).toBe(false);
  expect(strokesCross([], line([0, 5], [9, 5]))).toBe(false);
});

test('of very many points enough are looked at', () => {
  const long = Array.from({ length: 100_000 }, (_, i): [number, number] => [i / 1000, i / 1000]);
  const start = performance.now();
  expect(strokesCross(long, line([0, 100], [100, 0]))).toBe(true);
  expect(performance.now() - start).toBeLessThan(1000);
});
