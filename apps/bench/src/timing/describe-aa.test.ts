import { expect, test } from 'vitest';
import { aaVerdict } from './aa-verdict.ts';
import { describeAa } from './describe-aa.ts';

test('the A/A check in words', () => {
  expect(
    describeAa({ kind: 'indistinguishable', ratios: [1, 1, 1], center: 1.0021, low: 0.9876, high: 1.015, level: 0.95 }),
  ).toBe(
    'A/A check: one condition was timed twice in each of 3 rounds; the second time took 1.002 × the first (95% interval 0.988 × to 1.015 ×). Differences smaller than this interval mean nothing here.',
  );
  expect(describeAa({ kind: 'different', ratios: [1, 1], center: 1.1, low: 1.05, high: 1.15, level: 0.95 })).toBe(
    'A/A check: one condition was timed twice in each of 2 rounds; the second time took 1.100 × the first (95% interval 1.050 × to 1.150 ×). That is a difference where there is none: the machine was too restless for its durations to be compared.',
  );
  expect(describeAa(aaVerdict([1.5]))).toBe(
    'A/A check: a single round tells nothing about how restless the machine was.',
  );
});
