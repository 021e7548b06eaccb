import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { measureDuration } from './measure-duration.ts';

test('times each call after the warm-up, in the unit asked for', async () => {
  let numCalls = 0;
  const result = await measureDuration(
    async () => {
      numCalls++;
      await sleep(5);
    },
    { name: 'sleep', unit: 'ms', numWarmup: 2, minSamples: 8, numImages: 10 },
  );
  expect(result).toMatchObject({ kind: 'duration', name: 'sleep', unit: 'ms', numSamples: 8 });
  // One call finds out whether it is asynchronous, two warm up, eight count.
  expect(numCalls).toBe(11);
  expect(result.min).toBeGreaterThan(4);
  expect(result.imagesPerSecond).toBeCloseTo(10_000 / result.median);
});

test('a call of nanoseconds is timed call by call, and so often that the time asked for is reached', async () => {
  const options = { name: 'nothing', unit: 'µs', numWarmup: 10, minSamples: 10, minDurationMs: 100 } as const;
  const { numSamples, median } = await measureDuration(() => 1, options);
  expect(numSamples).toBeGreaterThan(100);
  expect(median).toBeLessThan(100);
});
