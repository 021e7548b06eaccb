import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packedDuration } from './packed-duration.ts';

test.each([
  [[], 2, 0],
  [[5], 2, 5],
  [[3, 3, 2, 2, 2], 2, 7],
  [[7, 6, 5, 4, 3], 2, 14],
  [[1, 1, 1, 1], 4, 1],
])('%j on %i cores takes %i', (works, numCores, expected) => {
  // The second is Graham's kind of example: 3 + 2 + 2 beside 3 + 2, where 6 would be possible.
  expect(packedDuration(works, numCores)).toBe(expected);
});

test('lies between what no packing can beat and the bound of list scheduling', () => {
  const works = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(works, fc.integer({ min: 1, max: 4 }), (worksMs, numCores) => {
      const total = worksMs.reduce((sum, each) => sum + each, 0);
      const bound = Math.max(total / numCores, ...worksMs);
      const packed = packedDuration(worksMs, numCores);
      expect(packed).toBeGreaterThanOrEqual(bound);
      // List scheduling ends the last job at most the average of the others after it could have begun.
      expect(packed).toBeLessThanOrEqual(total / numCores + Math.max(...worksMs) * (1 - 1 / numCores) + 1e-9);
    }),
  );
});
