import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Contender, type InterleavedOptions, measureInterleaved } from './measure-interleaved.ts';

async function measure(contenders: readonly Contender[], options: InterleavedOptions) {
  const results = await measureInterleaved(contenders, options);
  return {
    durations: results.filter((result) => result.kind === 'duration'),
    checks: results.filter((result) => result.kind === 'aa'),
  };
}

test('calls all contenders in every round and the first one twice, another one first each time, each prepared', async () => {
  const calls: string[] = [];
  const contender = (name: string) => ({ name, call: () => calls.push(name), prepare: () => calls.push(`(${name})`) });
  const { durations } = await measure([contender('a'), contender('b'), contender('c')], {
    unit: 'µs',
    numWarmup: 1,
    numRounds: 2,
    callsPerRound: 2,
  });
  expect(calls.join(' ')).toBe(
    '(a) a a (b) b b (c) c c (a) a a (b) b b (c) c c (a) a a (a) a a (c) c c (a) a a (a) a a (b) b b',
  );
  expect(durations.map(({ name, numSamples }) => [name, numSamples])).toEqual([
    ['a', 4],
    ['b', 4],
    ['c', 4],
  ]);
});

test('times each contender and relates it to the first', async () => {
  const { checks, durations } = await measure(
    [
      { name: '5 ms', call: () => sleep(5) },
      { name: '20 ms', call: () => sleep(20) },
    ],
    { unit: 'ms', work: 'sleep', numWarmup: 0, numRounds: 6, numImages: 10 },
  );
  const [first, second] = durations;
  expect(first).toMatchObject({ kind: 'duration', name: '5 ms', work: 'sleep', unit: 'ms', numSamples: 6 });
  expect(first.rounds).toHaveLength(6);
  expect(first.ratio).toBeUndefined();
  expect(first.min).toBeGreaterThan(4);
  expect(second.min).toBeGreaterThan(19);
  expect(second.imagesPerSecond).toBeCloseTo(10_000 / second.median);
  expect(second.ratio?.to).toBe('5 ms');
  expect(second.ratio?.median).toBeGreaterThan(1.2);
  expect(second.ratio?.median).toBeLessThan(5);
  expect(second.ratio?.medianInterval).not.toBeNull();
  expect(checks).toMatchObject([{ name: '5 ms', work: 'sleep' }]);
  expect(checks[0].ratios).toHaveLength(6);
});
