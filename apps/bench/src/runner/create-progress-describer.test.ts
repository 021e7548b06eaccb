import { expect, test } from 'vitest';
import { tinyRun } from '../../test/tiny-plan.ts';
import { createProgressDescriber } from './create-progress-describer.ts';

test('the estimate foretells the end until some work is done, then the pace does; earlier work is not counted', () => {
  let nowMs = 5000;
  const describe = createProgressDescriber({ numRuns: 5, numThere: 2, expectedMs: 60_000, now: () => nowMs });
  const underWay = [tinyRun(7)];
  const at = (elapsedMs: number, doneMs: number, earlierMs: number) => {
    nowMs = 5000 + elapsedMs;
    return describe({ numEnded: 1, underWay, work: { allMs: 100_000, doneMs, earlierMs } });
  };
  expect(at(1000, 1000, 0)).toEqual({
    numRuns: 5,
    numDone: 3,
    underWay: ['tiny, seed 7'],
    share: 0.01,
    leftMs: 59_000,
  });
  expect(at(30_000, 25_000, 0)).toMatchObject({ share: 0.25, leftMs: 90_000 });
  // Half of the work was done before: of the other half, a fifth took 10 seconds.
  expect(at(10_000, 60_000, 50_000)).toMatchObject({ share: 0.2, leftMs: 40_000 });
  expect(at(90_000, 100_000, 100_000)).toMatchObject({ share: 1, leftMs: 0 });
});
