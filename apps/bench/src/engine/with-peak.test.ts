import { expect, test } from 'vitest';
import { withPeak } from './with-peak.ts';

test('each sample knows the mean of the peaks before and behind it', async () => {
  const log: string[] = [];
  const peaks = [40, 50, 30, 60];
  const meter = {
    measure: async (numThreads: number) => {
      log.push(`peak of ${numThreads}`);
      return peaks.shift() ?? 0;
    },
    dispose: () => Promise.resolve(),
  };
  const sampled = withPeak({ name: 'a', sample: async () => [log.push('sample')] }, meter, 2);
  expect([await sampled.sample(), await sampled.sample()]).toEqual([[2], [5]]);
  expect(log.join(', ')).toBe('peak of 2, sample, peak of 2, peak of 2, sample, peak of 2');
  expect(sampled.peaks).toEqual([45, 45]);
});
