import type { Environment } from '@raqam/artifact';
import { describeEnvironment } from '@raqam/trainer';
import { expect, test } from 'vitest';
import { type TimedCondition, timeConditions } from './time-conditions.ts';
import type { TimingLog, TimingRound } from './timings.ts';

const ENVIRONMENT: Environment = { ...describeEnvironment(), gitRevision: 'ab'.repeat(20) };

function createLog(...rounds: TimingRound[]): TimingLog & { readonly kept: TimingRound[] } {
  return {
    kept: rounds,
    rounds: async () => rounds,
    append: async (round) => {
      rounds.push(round);
    },
  };
}

/** Conditions that take as long as they say, and note the order in which they run. */
function createConditions(durations: Readonly<Record<string, number>>, ran: string[] = []): TimedCondition[] {
  return Object.entries(durations).map(([name, durationMs]) => ({
    name,
    warmUp: async () => {
      ran.push(`warm up ${name}`);
    },
    run: async () => {
      ran.push(name);
      return durationMs;
    },
  }));
}

const OPTIONS = { environment: ENVIRONMENT, signal: new AbortController().signal, onProgress: () => {} } as const;

test('each round runs every condition and the first one twice, and begins with another', async () => {
  const ran: string[] = [];
  const log = createLog();
  const timings = await timeConditions(createConditions({ A: 100, B: 250 }, ran), { ...OPTIONS, rounds: 4, log });
  expect(ran.join(' ')).toBe('warm up A warm up B A B A B A A A A B A B A');
  expect(log.kept.map(({ againMs, durationsMs }) => [durationsMs, againMs])).toEqual(
    new Array(4).fill([[100, 250], 100]),
  );
  expect(timings?.conditions).toMatchObject([
    { name: 'A', durationsMs: [100, 100, 100, 100], summary: { median: 100 }, ratio: null },
    {
      name: 'B',
      durationsMs: [250, 250, 250, 250],
      summary: { median: 250 },
      ratio: { center: 2.5, ratios: [2.5, 2.5, 2.5, 2.5] },
    },
  ]);
});

test('a timing that was stopped keeps its finished rounds and goes on with the next one', async () => {
  const log = createLog();
  const stop = new AbortController();
  const [a, b] = createConditions({ A: 100, B: 250 });
  let numRuns = 0;
  const stopping: TimedCondition = {
    ...b,
    run: async (signal) => {
      numRuns += 1;
      if (numRuns === 3) stop.abort();
      return signal.aborted ? null : await b.run(signal);
    },
  };
  const options = { ...OPTIONS, rounds: 5, log };
  expect((await timeConditions([a, stopping], { ...options, signal: stop.signal }))?.rounds).toHaveLength(2);
  expect(log.kept).toHaveLength(2);
  const ran: string[] = [];
  const timings = await timeConditions(createConditions({ A: 100, B: 250 }, ran), options);
  expect(timings?.rounds).toHaveLength(5);
  expect(ran.join(' ')).toBe('warm up A warm up B A A B A B A B A A');
});

test('rounds that are there already are not run again, nor is anything warmed up', async () => {
  const log = createLog();
  const options = { ...OPTIONS, rounds: 2, log };
  const first = await timeConditions(createConditions({ A: 1 }), options);
  const ran: string[] = [];
  expect(await timeConditions(createConditions({ A: 1 }, ran), options)).toEqual(first);
  expect(ran).toEqual([]);
});

test('rounds of another machine or source do not count', async () => {
  const other = { ...ENVIRONMENT, gitRevision: 'cd'.repeat(20) };
  const log = createLog({ startedAt: '', environment: other, load: [], durationsMs: [7], againMs: 7 });
  const timings = await timeConditions(createConditions({ A: 1 }), { ...OPTIONS, rounds: 2, log });
  expect(timings?.conditions[0].durationsMs).toEqual([1, 1]);
});

test('one that is stopped before its first round is over says nothing', async () => {
  const stopped = { ...OPTIONS, signal: AbortSignal.abort(), rounds: 2, log: createLog() };
  expect(await timeConditions(createConditions({ A: 1 }), stopped)).toBe(null);
});
