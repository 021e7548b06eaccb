import { spreadLabels } from '@raqam/report';
import fc from 'fast-check';
import { expect, test } from 'vitest';

test('labels with room between them stay where they are', () => {
  expect(spreadLabels([80, 20], 18, [0, 100])).toEqual([80, 20]);
});

test('labels at one place are moved apart, the later below', () => {
  expect(spreadLabels([50, 50], 18, [0, 100])).toEqual([50, 68]);
});

test('at the lower end they are moved up', () => {
  expect(spreadLabels([95, 99], 18, [0, 100])).toEqual([82, 100]);
});

test('they never overlap and never leave their limits', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { maxLength: 8 }), (places) => {
      const spread = spreadLabels(places, 18, [0, 200]).sort((a, b) => a - b);
      for (const [i, place] of spread.entries()) {
        expect(place).toBeGreaterThanOrEqual(-1e-9);
        expect(place).toBeLessThanOrEqual(200);
        if (i > 0) expect(place - spread[i - 1]).toBeGreaterThanOrEqual(18 - 1e-9);
      }
    }),
  );
});
