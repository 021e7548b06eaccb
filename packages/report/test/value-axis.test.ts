import { valueAxis } from '@raqam/report';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

describe('valueAxis', () => {
  test.each([
    [[0.9312, 0.9844], 1, { extent: [0.93, 1], ticks: [0.93, 0.94, 0.95, 0.96, 0.97, 0.98, 0.99, 1], decimals: 2 }],
    [[0.2321, 0.0502], 0, { extent: [0, 0.25], ticks: [0, 0.05, 0.1, 0.15, 0.2, 0.25], decimals: 2 }],
    [[0.99], 1, { extent: [0.99, 1], ticks: [0.99, 0.992, 0.994, 0.996, 0.998, 1], decimals: 3 }],
    [[2.3], 0, { extent: [0, 2.5], ticks: [0, 0.5, 1, 1.5, 2, 2.5], decimals: 1 }],
  ] as const)('of %j, best %d', (values, best, axis) => {
    expect(valueAxis(values, best)).toEqual(axis);
  });

  test.each([[[]], [[0, 0]]])('shows the whole range of shares where nothing is known to differ: %j', (losses) => {
    expect(valueAxis(losses, 0)).toEqual(valueAxis([1], 0));
    expect(
      valueAxis(
        losses.map((loss) => 1 - loss),
        1,
      ).extent,
    ).toEqual([0, 1]);
  });

  test('encloses every value, with ticks that read apart', () => {
    // As they come: losses of rounded probabilities, shares of a count of images.
    const losses = fc.array(fc.double({ min: 1e-8, max: 30, noNaN: true }), { maxLength: 20 });
    const shares = fc.array(
      fc.nat(60_000).map((numRight) => numRight / 60_000),
      { maxLength: 20 },
    );
    const check = (values: readonly number[], best: 0 | 1) => {
      const { extent, ticks, decimals } = valueAxis(values, best);
      expect(best === 0 ? extent[0] : extent[1]).toBe(best);
      expect(Math.min(...values, ...ticks)).toBe(extent[0]);
      expect(Math.max(...values, ...ticks)).toBe(extent[1]);
      expect(ticks.length).toBeGreaterThan(1);
      expect(new Set(ticks.map((tick) => tick.toFixed(decimals))).size).toBe(ticks.length);
    };
    fc.assert(fc.property(losses, (values) => check(values, 0)));
    fc.assert(fc.property(shares, (values) => check(values, 1)));
  });
});
