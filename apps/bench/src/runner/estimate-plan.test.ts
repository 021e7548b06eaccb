import { expect, test } from 'vitest';
import { loadTinyData, tinyRun } from '../../test/tiny-plan.ts';
import { estimatePlan } from './estimate-plan.ts';

test('counts what is not in the store, once each, by real steps of each network', async () => {
  const there = tinyRun(1);
  const short = tinyRun(2, { epochs: 100 });
  const long = tinyRun(3, { epochs: 400 });
  const { durationMs, numRuns, numThere, runs } = await estimatePlan([there, short, long, short], {
    store: { has: async (digest) => digest === there.digest },
    jobs: 1,
    loadData: loadTinyData,
  });
  expect([numRuns, numThere]).toEqual([3, 1]);
  // 64 images in batches of 16.
  expect(runs.map(({ numSteps }) => numSteps)).toEqual([400, 1600]);
  const [{ stepMs, workMs }, { stepMs: same, workMs: longMs }] = runs;
  expect(stepMs).toBeGreaterThan(0);
  expect(same).toBe(stepMs);
  // The 32 test images are two batches, each a third of a step.
  expect(workMs).toBeCloseTo(stepMs * (400 + 2 / 3), 6);
  expect(durationMs).toBeCloseTo(workMs + longMs, 6);
});

test('nothing is measured where everything is in the store', async () => {
  const loadData = () => Promise.reject(new Error('not needed'));
  const estimate = await estimatePlan([tinyRun(1)], { store: { has: async () => true }, jobs: 1, loadData });
  expect(estimate).toEqual({ numRuns: 1, numThere: 1, durationMs: 0, runs: [] });
});
