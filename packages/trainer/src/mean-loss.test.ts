import { expect, test } from 'vitest';
import { meanLoss } from './mean-loss.ts';

test('binary cross-entropy by hand, of rows and of single outputs', () => {
  const rows = Float32Array.of(0.25, 0.5, 0.75, 0.5);
  const ln = Math.log;
  expect(meanLoss('binaryCrossentropy', rows, Uint8Array.of(0, 1))).toBeCloseTo(
    -(ln(0.25) + ln(0.5) + ln(0.25) + ln(0.5)) / 4,
    12,
  );
  expect(meanLoss('binaryCrossentropy', Float32Array.of(0.25, 0.5), Uint8Array.of(0, 1))).toBeCloseTo(
    -(ln(0.75) + ln(0.5)) / 2,
    12,
  );
});

test('no logarithm is infinite', () => {
  expect(meanLoss('binaryCrossentropy', Float32Array.of(0, 1), Uint8Array.of(1, 0))).toBeCloseTo(-Math.log(1e-7), 6);
});

test('squared error by hand', () => {
  expect(meanLoss('meanSquaredError', Float32Array.of(0.25, 0.5, 0.75, 0.5), Uint8Array.of(0, 1))).toBe(
    (0.75 ** 2 + 0.5 ** 2 + 0.75 ** 2 + 0.5 ** 2) / 4,
  );
});
