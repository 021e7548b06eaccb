import { type ModelSpec, parseModelSpec, parseTrainOptions, type TrainOptionsInput } from '@raqam/artifact';
import { type Dataset, synthesizeDataset } from '@raqam/dataset';
import { recordRun, train } from '@raqam/trainer';
import { beforeAll, expect, test } from 'vitest';
import { EXAMPLE_CONDITIONS, EXAMPLE_ENVIRONMENT } from '../../test/example-place.ts';
import { parseReport } from '../document/parse-report.ts';
import { renderJson } from '../document/render-json.ts';
import type { Block, ReportDocument } from '../document/report-document.ts';
import { type Condition, REPORT_SECTIONS, type TrainingExperiment } from '../experiment/experiment.ts';
import type { PlannedRun } from '../experiment/plan-experiment.ts';
import type { RunOutcome } from '../runner/run-outcome.ts';
import { summarizeTimings } from '../timing/summarize-timings.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { analyzeExperiment } from './analyze-experiment.ts';

const NUM_TEST = 100;
const SEEDS = [1, 2, 3];

const SPEC: ModelSpec = parseModelSpec({
  version: 1,
  name: 'small',
  inputShape: [28, 28, 1],
  layers: [
    { type: 'flatten', name: 'flatten' },
    { type: 'dense', name: 'hidden', units: 16, activation: 'relu' },
    { type: 'dense', name: 'output', units: 10, activation: 'softmax' },
  ],
});

function condition(name: string, options: TrainOptionsInput, published: Condition['published'] = null): Condition {
  return { name, model: SPEC, options: parseTrainOptions(options), published };
}

const ADAM = condition(
  'Adam',
  { epochs: 6, batchSize: 32, optimizer: { type: 'adam', learningRate: 0.01 } },
  { accuracy: 0.001, durationMs: 60_000, source: 'somebody' },
);
const SGD = condition('SGD', { epochs: 1, batchSize: 32, optimizer: { type: 'sgd', learningRate: 0.001 } });

const EXPERIMENT: TrainingExperiment = {
  kind: 'training',
  name: 'small',
  title: 'Small networks',
  description: 'Two optimizers on synthetic digits.',
  data: { name: 'synthetic', folder: null },
  conditions: [ADAM, SGD],
  seeds: SEEDS,
  judgeEpochs: true,
  timing: { rounds: 2 },
  report: REPORT_SECTIONS,
  focus: 'Adam',
};

let images: Dataset;
let judge: Dataset;
let outcomes: readonly RunOutcome[];
let report: ReportDocument;

beforeAll(async () => {
  const { test: held, train: learnt } = synthesizeDataset({ numTrain: 400, numTest: NUM_TEST });
  images = learnt;
  judge = held;
  const found: RunOutcome[] = [];
  for (const each of EXPERIMENT.conditions) for (const seed of SEEDS) found.push(await trainOnce(each, seed));
  outcomes = found;
  report = await analyze();
});

function plan({ name, options, model }: Condition, seed: number): PlannedRun {
  const digest = `${name}-${seed}`;
  return {
    condition: name,
    seed,
    spec: model,
    options: { ...options, seed },
    data: EXPERIMENT.data,
    judgeEpochs: true,
    isForChoosing: false,
    digest,
  };
}

async function trainOnce(each: Condition, seed: number): Promise<RunOutcome> {
  const planned = plan(each, seed);
  const run = await recordRun(train(SPEC, { train: images, test: judge }, { ...planned.options, workers: 1 }));
  const last = run.metrics ?? { accuracy: 0, count: 0, loss: 0 };
  const testHistory = run.history.map((_, epoch) => ({
    ...last,
    accuracy: (last.accuracy * (epoch + 1)) / run.history.length,
  }));
  const stored = {
    kind: 'trained',
    digest: planned.digest,
    numTogether: 1,
    load: [0, 0, 0],
    run,
    testHistory,
  } as const;
  return { planned, stored, failure: null, wasThere: false };
}

function context(changes: Partial<AnalysisContext> = {}): AnalysisContext {
  return {
    command: 'raqam-bench small',
    startedAt: '2026-11-23T12:00:00.000Z',
    environment: EXAMPLE_ENVIRONMENT,
    conditions: { ...EXAMPLE_CONDITIONS, data: [{ name: 'synthetic', digest: null }] },
    test: judge,
    ...changes,
  };
}

const TIMINGS = summarizeTimings(
  ['Adam', 'SGD'],
  [
    { startedAt: '', environment: EXAMPLE_ENVIRONMENT, load: [0, 0, 0], durationsMs: [1000, 200], againMs: 1010 },
    { startedAt: '', environment: EXAMPLE_ENVIRONMENT, load: [0, 0, 0], durationsMs: [1100, 240], againMs: 1090 },
  ],
);

async function analyze(
  changes: Partial<TrainingExperiment> = {},
  made: readonly RunOutcome[] = outcomes,
  place: Partial<AnalysisContext> = {},
): Promise<ReportDocument> {
  const experiment = { ...EXPERIMENT, ...changes };
  const runs = made.map(({ planned }) => planned);
  return await analyzeExperiment({ plan: { experiment, runs }, outcomes: made, timings: TIMINGS }, context(place));
}

function blocksOf({ sections }: ReportDocument, title: string): readonly Block[] {
  return sections.find((section) => section.title === title)?.blocks ?? [];
}

function figureOf(found: ReportDocument, title: string) {
  return blocksOf(found, title).flatMap((block) => (block.kind === 'figure' ? block.figure : []))[0];
}

function accuraciesOf(name: string): number[] {
  return outcomes
    .filter(({ planned }) => planned.condition === name)
    .map(({ stored }) => stored?.run?.metrics?.accuracy ?? Number.NaN);
}

test('a report has the sections that were asked for, in order, and lives through JSON', async () => {
  expect(report.sections.map(({ title }) => title)).toEqual([
    'Results',
    'Published and measured',
    'Comparisons',
    'Learning curves',
    'By epoch',
    'Confusions',
    'Read rightly',
    'Read wrongly',
    'By digit',
    'Reliability',
    'Labels that may be wrong',
    'Time',
  ]);
  expect(parseReport(renderJson(report), 'small.json')).toEqual(report);
  const two = await analyze({ report: ['classes', 'confusion'] });
  expect(two.sections.map(({ title }) => title)).toEqual(['Results', 'By digit', 'Confusions']);
});

test('measures are the runs’ own values, by condition', async () => {
  const { measures } = report;
  expect(measures.map(({ name }) => name)).toEqual([
    'accuracy/Adam',
    'loss/Adam',
    'accuracy/SGD',
    'loss/SGD',
    'duration/Adam',
    'duration/SGD',
    'calibrationError/Adam',
  ]);
  expect(measures[0]).toMatchObject({ values: accuraciesOf('Adam'), better: 'higher', published: 0.001 });
  expect(measures[2]).toMatchObject({ values: accuraciesOf('SGD'), published: null });
  expect(measures[5]).toMatchObject({ values: [200, 240], center: 220, unit: 'ms', better: 'lower' });
});

test('the summary judges published figures and says which conditions differ', async () => {
  const { summary } = report;
  expect(summary).toHaveLength(3);
  expect(summary[0]).toBe('Of 2 published figures, 0 lie in the 95% prediction interval of one of our runs.');
  expect(summary[1]).toMatch(/^Accuracy \(Adam\): not reproduced\. The published 0\.10% lies below /);
  expect(summary[2]).toMatch(/^Adam does better than SGD by [\d.]+ points \(95% interval: .*; p < 0\.001\)\.$/);
});

test('pictures are of images that were read rightly, and of all that were not', async () => {
  const right = figureOf(report, 'Read rightly');
  const wrong = figureOf(report, 'Read wrongly');
  if (right?.kind !== 'pictureGrid' || wrong?.kind !== 'pictureGrid') throw new Error('There are no pictures.');
  expect(right.pictures).toHaveLength(18);
  expect(right.columns).toBe(6);
  for (const { index, label, prediction } of right.pictures)
    expect([label, prediction]).toEqual([judge.labels[index], label]);
  const [first] = outcomes;
  expect(wrong.pictures.map(({ index }) => index).sort((a, b) => a - b)).toEqual(
    first.stored?.run?.wrong.map(({ index }) => index),
  );
  const shown = new Set(right.pictures.map(({ index }) => index));
  expect(wrong.pictures.some(({ index }) => shown.has(index))).toBe(false);
});

test('of very many wrong images the surest are shown, and it is said', async () => {
  const [first, ...others] = outcomes;
  if (first.stored?.kind !== 'trained') throw new Error('The first run has no end.');
  const wrong = Array.from({ length: 601 }, (_, i) => {
    const probability = i === 5 ? 0.3 : 0.4 + i / 2000;
    return { index: i % NUM_TEST, label: 1, probabilities: [probability, 0.1, ...new Array<number>(8).fill(0)] };
  });
  const stored = { ...first.stored, run: { ...first.stored.run, wrong } };
  const found = await analyze({ report: ['wrong'] }, [{ ...first, stored }, ...others]);
  const [text] = blocksOf(found, 'Read wrongly');
  expect(text).toEqual({ kind: 'text', text: 'The 600 surest of 601 images that are read wrongly.' });
  const figure = figureOf(found, 'Read wrongly');
  if (figure?.kind !== 'pictureGrid') throw new Error('There are no pictures.');
  expect(figure.pictures).toHaveLength(600);
  expect(Math.min(...figure.pictures.map(({ probability }) => probability))).toBe(0.4);
});

test('confusions are summed over the seeds of the focus', async () => {
  const figure = figureOf(await analyze({ report: ['confusion'], focus: 'SGD' }), 'Confusions');
  if (figure?.kind !== 'heatMap') throw new Error('There is no matrix.');
  const total = figure.values.flat().reduce((sum, count) => sum + count, 0);
  const right = figure.values.reduce((sum, row, label) => sum + row[label], 0);
  expect(total).toBe(SEEDS.length * NUM_TEST);
  expect(right / NUM_TEST).toBeCloseTo(
    accuraciesOf('SGD').reduce((sum, each) => sum + each, 0),
    12,
  );
  expect(figure.subject).toBe('SGD');
});

test('reliability counts every answer of every seed', async () => {
  const figure = figureOf(report, 'Reliability');
  if (figure?.kind !== 'reliability') throw new Error('There is no diagram.');
  const count = figure.bins.reduce((sum, bin) => sum + bin.count, 0);
  const right = figure.bins.reduce((sum, bin) => sum + bin.count * bin.accuracy, 0);
  expect(count).toBe(SEEDS.length * NUM_TEST);
  expect(right / NUM_TEST).toBeCloseTo(
    accuraciesOf('Adam').reduce((sum, each) => sum + each, 0),
    9,
  );
});

test('curves are means over the seeds, on training and test images', async () => {
  const figure = figureOf(report, 'Learning curves');
  if (figure?.kind !== 'curves') throw new Error('There are no curves.');
  expect(figure.series.map(({ set, points }) => [set, points.length])).toEqual([
    ['train', 6],
    ['test', 6],
  ]);
  const values = accuraciesOf('Adam');
  expect(figure.series[1].points[5].y).toBeCloseTo(values.reduce((sum, each) => sum + each, 0) / values.length, 12);
});

test('records have one row for each run', async () => {
  const { records } = report;
  expect(records.rows).toHaveLength(6);
  const row = Object.fromEntries(records.columns.map((column, i) => [column, records.rows[4][i]]));
  expect(row).toMatchObject({
    condition: 'SGD',
    seed: 2,
    model: 'small',
    optimizer: 'sgd',
    learningRate: 0.001,
    epochs: 1,
    accuracy: accuraciesOf('SGD')[1],
    failure: null,
  });
});

test('a run that came to no end is told of and left out of the means', async () => {
  const [first, ...others] = outcomes;
  const failure = { errorName: 'DivergenceError', message: 'The loss is NaN.', numSteps: 7 };
  const stored = {
    kind: 'diverged',
    digest: 'x',
    numTogether: 1,
    load: [],
    run: null,
    testHistory: null,
    failure,
  } as const;
  const found = await analyze({ report: ['published'] }, [{ ...first, stored, failure }, ...others]);
  expect(found.measures[0].values).toEqual(accuraciesOf('Adam').slice(1));
  expect(found.summary.at(-1)).toBe('Adam: 1 of 3 runs came to no result; means are of the others.');
  expect(blocksOf(found, 'Results')).toContainEqual({
    kind: 'text',
    text: 'Adam, seed 1: no result. The loss is NaN.',
  });
});

test('a model that no seed changes is compared by images, and asks for no curves', async () => {
  const model = { classical: 'leastSquares' } as const;
  const solved: Condition = { name: 'Least squares', model, options: ADAM.options, published: null };
  const [first] = outcomes;
  if (first.stored?.kind !== 'trained' || first.stored.run.metrics === null)
    throw new Error('The first run has no end.');
  const { confusionMatrix, dataset, durationMs, environment, startedAt, wrong } = first.stored.run;
  const run = {
    ...{ confusionMatrix: confusionMatrix ?? [], dataset, durationMs, environment, startedAt, wrong, model },
    metrics: { ...first.stored.run.metrics, loss: null },
  };
  const stored = { kind: 'classical', digest: 'y', numTogether: 1, load: [], run, testHistory: null } as const;
  const outcome = { planned: plan(solved, 1), stored, failure: null, wasThere: false };
  const found = await analyze({ conditions: [solved, ADAM], focus: 'Least squares' }, [
    outcome,
    ...outcomes.slice(0, 3),
  ]);
  // It read the same images wrongly as the network of seed 1.
  expect(found.summary.filter((sentence) => sentence.includes('Least squares'))).toEqual([
    expect.stringMatching(
      /^Least squares and Adam cannot be told apart: p = 1; 100 test images show differences from /,
    ),
  ]);
  const titles = found.sections.map(({ title }) => title);
  expect(titles).toContain('Confusions');
  expect(titles).not.toContain('Learning curves');
  expect(titles).not.toContain('Reliability');
});

test('without test data here, the sections that show them are left out', async () => {
  const found = await analyze({}, outcomes, { test: null });
  const titles = found.sections.map(({ title }) => title);
  for (const title of ['Read rightly', 'Read wrongly', 'Reliability']) expect(titles).not.toContain(title);
  expect(titles).toContain('Confusions');
});

test('a single seed is reported without intervals or verdicts', async () => {
  const found = await analyze({ seeds: [1], report: ['published'] }, [outcomes[0], outcomes[3]]);
  expect(found.measures[0]).toMatchObject({ values: accuraciesOf('Adam').slice(0, 1), low: null, high: null });
  const [table] = blocksOf(found, 'Published and measured');
  if (table?.kind !== 'table') throw new Error('There is no table.');
  expect(table.rows[0].at(-1)).toBe('too few runs');
});
