import type { Environment } from '@raqam/artifact';
import { describeEnvironment } from '@raqam/trainer';
import { expect, test } from 'vitest';
import { aaVerdict } from './aa-verdict.ts';
import { describeAa } from './describe-aa.ts';
import { ratioInterval } from './ratio-interval.ts';
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

test('a ratio’s interval is Student’s on logarithms: the other way round gives reciprocals', () => {
  // ln 1, ln 2, ln 4 have the mean ln 2 and the deviation ln 2; t of 2 degrees of freedom is 4.302653.
  const { center, high, low } = ratioInterval([1, 2, 4]);
  expect(center).toBeCloseTo(2, 12);
  expect(high).toBeCloseTo(2 * 2 ** (4.302653 / Math.sqrt(3)), 4);
  const reciprocal = ratioInterval([1, 1 / 2, 1 / 4]);
  expect([1 / reciprocal.center, 1 / (reciprocal.low ?? 0), 1 / (reciprocal.high ?? 0)]).toEqual([
    expect.closeTo(center, 12),
    expect.closeTo(high ?? 0, 10),
    expect.closeTo(low ?? 0, 10),
  ]);
});

test('the A/A verdict flips where its interval leaves 1 out, and not before', () => {
  // Two logarithms, c − d and c + d: their interval begins at c − t · d, with t of one degree of freedom.
  const T = 12.706204736174698;
  const around = (c: number, d: number) => aaVerdict([Math.exp(c - d), Math.exp(c + d)]).kind;
  expect(around(0.01, (0.01 / T) * (1 + 1e-9))).toBe('indistinguishable');
  expect(around(0.01, (0.01 / T) * (1 - 1e-9))).toBe('different');
  expect(around(-0.01, (0.01 / T) * (1 + 1e-9))).toBe('indistinguishable');
  expect(around(-0.01, (0.01 / T) * (1 - 1e-9))).toBe('different');
  expect(aaVerdict([1.5]).kind).toBe('tooFew');
  // t of one degree of freedom at 99 %.
  expect(aaVerdict([Math.exp(0.009), Math.exp(0.011)], 0.99).kind).toBe('indistinguishable');
  expect(aaVerdict([Math.exp(0.009), Math.exp(0.011)], 0.95).kind).toBe('indistinguishable');
  expect(aaVerdict([Math.exp(0.0095), Math.exp(0.0105)], 0.99).kind).toBe('indistinguishable');
  expect(aaVerdict([Math.exp(0.0095), Math.exp(0.0105)], 0.95).kind).toBe('different');
});

test('the A/A check in words', () => {
  expect(
    describeAa({ kind: 'indistinguishable', ratios: [1, 1, 1], center: 1.0021, low: 0.9876, high: 1.015, level: 0.95 }),
  ).toBe(
    'A/A check: one condition was timed twice in each of 3 rounds; the second time took 1.002 × the first (95% interval 0.988 × to 1.015 ×). Differences smaller than this interval mean nothing here.',
  );
  expect(describeAa({ kind: 'different', ratios: [1, 1], center: 1.1, low: 1.05, high: 1.15, level: 0.95 })).toBe(
    'A/A check: one condition was timed twice in each of 2 rounds; the second time took 1.100 × the first (95% interval 1.050 × to 1.150 ×). That is a difference where there is none: the machine was too restless for its durations to be compared.',
  );
  expect(describeAa(aaVerdict([1.5]))).toBe(
    'A/A check: a single round tells nothing about how restless the machine was.',
  );
});
