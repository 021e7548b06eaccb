import { parseModelSpec, parseTrainOptions, type RunFile } from '@raqam/artifact';
import { meanInterval } from '@raqam/report';
import { recordRun, train } from '@raqam/trainer';
import { beforeAll, expect, test } from 'vitest';
import { EXAMPLE_CONDITIONS, EXAMPLE_ENVIRONMENT } from '../../test/example-place.ts';
import { parseReport } from '../document/parse-report.ts';
import { renderJson } from '../document/render-json.ts';
import type { SearchExperiment } from '../experiment/experiment.ts';
import { loadExperimentData } from '../experiment/load-experiment-data.ts';
import type { ExperimentPlan, PlannedRun } from '../experiment/plan-experiment.ts';
import type { RunOutcome } from '../runner/run-outcome.ts';
import { summarizeTimings } from '../timing/summarize-timings.ts';
import type { Timings } from '../timing/timings.ts';
import { analyzeSearch } from './analyze-search.ts';
import { carryOutSearch } from './carry-out-search.ts';
import { chooseCandidates, type JudgedCandidate, VALIDATION_LEVEL } from './choose-candidates.ts';

const DATA = { name: 'xor', folder: null };

const MODEL = parseModelSpec({
  version: 1,
  name: 'two',
  inputShape: [1, 2, 1],
  layers: [
    { type: 'flatten', name: 'flatten' },
    { type: 'dense', name: 'output', units: 2, activation: 'softmax' },
  ],
});

const PLACE = {
  command: 'raqam-bench example',
  startedAt: '2026-11-23T12:00:00.000Z',
  environment: EXAMPLE_ENVIRONMENT,
  conditions: EXAMPLE_CONDITIONS,
};

interface CandidateTable {
  /** Accuracies, one for each seed. */
  readonly validation: readonly number[];
  readonly test: readonly number[];
  readonly durationMs: number;
}

const CANDIDATES: Readonly<Record<string, CandidateTable>> = {
  quick: { validation: [0.8, 0.81, 0.82], test: [0.83, 0.84], durationMs: 100 },
  middle: { validation: [0.9, 0.901, 0.902], test: [0.88, 0.89], durationMs: 300 },
  late: { validation: [0.905, 0.906, 0.907], test: [0.95, 0.96], durationMs: 500 },
  wide: { validation: [0.85, 0.95, 1], test: [0.99, 0.99], durationMs: 200 },
};

const EXPERIMENT: SearchExperiment = {
  kind: 'search',
  name: 'example',
  title: 'An example',
  description: 'The quickest of four.',
  data: DATA,
  candidates: Object.keys(CANDIDATES).map((name, i) => ({
    name,
    model: MODEL,
    options: parseTrainOptions({ epochs: i + 1, batchSize: 4 }),
    published: null,
  })),
  targets: [0.75, 0.9, 0.99],
  validation: { fraction: 0.25, seeds: [1, 2, 3] },
  test: { seeds: [11, 12] },
  timing: { rounds: 2 },
};

let template: RunFile;

beforeAll(async () => {
  const { test: judge, train: images } = await loadExperimentData(DATA);
  template = await recordRun(train(MODEL, { train: images, test: judge }, { epochs: 1, batchSize: 4, workers: 1 }));
});

/** What a training of this run would have come to, by the table above. */
function outcomeOf(planned: PlannedRun): RunOutcome {
  const table = CANDIDATES[planned.condition];
  const { options, seed } = planned;
  const validationAccuracy =
    options.validationFraction > 0 ? table.validation[EXPERIMENT.validation.seeds.indexOf(seed)] : null;
  const accuracy = table.test[EXPERIMENT.test.seeds.indexOf(seed)] ?? 0;
  const run = {
    ...template,
    history: template.history.map((row) => ({ ...row, validationAccuracy })),
    metrics: planned.isForChoosing ? null : { accuracy, count: 4, loss: 0.1 },
  };
  const stored = { kind: 'trained', digest: planned.digest, numTogether: 1, load: [], run, testHistory: null } as const;
  return { planned, stored, failure: null, wasThere: false };
}

function timingsOf({ runs }: Pick<ExperimentPlan, 'runs'>): Timings {
  const names = runs.map(({ condition }) => condition);
  const durationsMs = names.map((name) => CANDIDATES[name].durationMs);
  const round = { startedAt: '', environment: EXAMPLE_ENVIRONMENT, load: [], durationsMs, againMs: durationsMs[0] };
  return summarizeTimings(names, [round, round]);
}

async function search() {
  const asked: PlannedRun[][] = [];
  const outcome = await carryOutSearch(EXPERIMENT, {
    run: async (runs) => {
      asked.push([...runs]);
      return runs.map(outcomeOf);
    },
    time: async (plan) => timingsOf(plan),
  });
  if (outcome === null) throw new Error('There is no outcome.');
  return { asked, outcome };
}

test('only what was chosen on the validation data is trained on all data, from other seeds', async () => {
  const { asked, outcome } = await search();
  expect(outcome.choices).toEqual([
    { target: 0.75, candidate: 'quick' },
    // `middle` and `wide` are quicker and have means above it, but their intervals reach below.
    { target: 0.9, candidate: 'late' },
    { target: 0.99, candidate: null },
  ]);
  const [validation, final] = asked;
  expect(validation.map(({ condition, options, seed }) => [condition, seed, options.validationFraction])).toEqual(
    Object.keys(CANDIDATES).flatMap((name) => [1, 2, 3].map((seed) => [name, seed, 0.25])),
  );
  expect(final.map(({ condition, options, seed }) => [condition, seed, options.validationFraction])).toEqual([
    ['quick', 11, 0],
    ['quick', 12, 0],
    ['late', 11, 0],
    ['late', 12, 0],
  ]);
  const digests = new Set(asked.flat().map(({ digest }) => digest));
  expect(digests.size).toBe(16);
});

test('without a timing there is no choice, and no test image is read', async () => {
  let numAsked = 0;
  const outcome = await carryOutSearch(EXPERIMENT, {
    run: async (runs) => {
      numAsked++;
      return runs.map(outcomeOf);
    },
    time: async () => null,
  });
  expect([outcome, numAsked]).toEqual([null, 1]);
});

function judged(name: string, accuracies: readonly number[], durationMs: number): JudgedCandidate {
  return {
    name,
    accuracies,
    validation: accuracies.length === 0 ? null : meanInterval(accuracies, VALIDATION_LEVEL),
    durationMs,
  };
}

test('a candidate is able where the lower end of its interval lies at the target, and not a bit below', () => {
  const candidate = judged('a', [0.9, 0.91, 0.92], 1);
  const low = candidate.validation?.interval?.low ?? 0;
  const above = low * (1 + Number.EPSILON);
  expect(above).toBeGreaterThan(low);
  expect(chooseCandidates([low, above], [candidate])).toEqual([
    { target: low, candidate: 'a' },
    { target: above, candidate: null },
  ]);
});

test('the quickest of the able is chosen, the first of equally quick ones, and none with a single run', () => {
  const candidates = [
    judged('slow', [0.99, 0.99], 30),
    judged('first', [0.95, 0.95], 20),
    judged('second', [0.99, 0.99], 20),
    judged('single', [1], 10),
    judged('failed', [], 5),
  ];
  expect(chooseCandidates([0.9, 0.97], candidates)).toEqual([
    { target: 0.9, candidate: 'first' },
    { target: 0.97, candidate: 'second' },
  ]);
});

test('the report says what each target came to', async () => {
  const { outcome } = await search();
  const report = await analyzeSearch(outcome, PLACE);
  expect(report.summary).toEqual([
    expect.stringMatching(/^75\.00% is reached by quick in 100 ms: on the test data 83\.50% \(95% interval: /),
    expect.stringMatching(/^90\.00% is reached by late in 500 ms: on the test data 95\.50% \(95% interval: /),
    '99.00%: no candidate was chosen; none surely reaches it on the validation data.',
  ]);
  expect(report.measures.map(({ name, values }) => [name, values])).toEqual([
    ['accuracy/to 75.00%', [0.83, 0.84]],
    ['duration/to 75.00%', [100, 100]],
    ['accuracy/to 90.00%', [0.95, 0.96]],
    ['duration/to 90.00%', [500, 500]],
    ...Object.entries(CANDIDATES).map(([name, { validation }]) => [`validation/${name}`, validation]),
  ]);
  expect(report.records.rows).toHaveLength(16);
  expect(parseReport(renderJson(report), 'example.json')).toEqual(report);
});

test('a chosen schedule may miss its target on the test data, and the report says so', async () => {
  const { outcome } = await search();
  const missed = { ...outcome, choices: [{ target: 0.85, candidate: 'quick' }] };
  const report = await analyzeSearch(missed, PLACE);
  expect(report.summary).toEqual([expect.stringMatching(/^85\.00% is not reached by quick in 100 ms: /)]);
});
