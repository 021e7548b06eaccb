import { describe, expect, test } from 'vitest';
import { dropUnits, meanSumOfSteps, sumOf } from '../../learn/drop-units.ts';

describe('dropUnits', () => {
  test('drops units or makes them larger by 1 / (1 − rate)', () => {
    const { before, mask, after } = dropUnits(0.5, 1, 0);
    expect(new Set(mask)).toEqual(new Set([0, 2]));
    expect(Array.from(after)).toEqual(Array.from(before, (value, i) => Math.fround(value * mask[i])));
  });

  test('is the same for the same seed and step, and another for the next step', () => {
    expect(dropUnits(0.5, 7, 3)).toEqual(dropUnits(0.5, 7, 3));
    expect(dropUnits(0.5, 7, 4).mask).not.toEqual(dropUnits(0.5, 7, 3).mask);
    expect(dropUnits(0.5, 8, 3).mask).not.toEqual(dropUnits(0.5, 7, 3).mask);
  });

  test('a rate of 0 leaves everything as it is', () => {
    const { before, after } = dropUnits(0, 1, 0);
    expect(after).toEqual(before);
  });
});

test('the sum behind the layer is on average the sum in front of it', () => {
  // The sum has a standard deviation of 1.96 at rate 0.5, so the mean of 1,000 one of 0.062: five of them are allowed.
  expect(Math.abs(meanSumOfSteps(0.5, 1, 1000) - sumOf(dropUnits(0, 1, 0).after))).toBeLessThan(0.31);
});
