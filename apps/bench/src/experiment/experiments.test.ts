import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseTrainOptions } from '@raqam/artifact';
import { RECIPES } from '@raqam/trainer';
import { expect, test } from 'vitest';
import { BENCHMARKS } from '../benchmarks/registry.ts';
import { buildJsonSchema } from './build-json-schema.ts';
import { loadExperiment, loadShippedExperiments } from './load-experiment.ts';

const SHIPPED = new URL('../../experiments/', import.meta.url);

test('the JSON schema is the one that files are read by', () => {
  const written: unknown = JSON.parse(readFileSync(new URL('../../experiment.schema.json', import.meta.url), 'utf8'));
  expect(written, 'Write it again: node scripts/experiment-schema.mjs').toEqual(buildJsonSchema());
});

test('every shipped file can be carried out and is named as its experiment', async () => {
  const files = readdirSync(SHIPPED).map((file) => basename(file, '.json'));
  const experiments = await loadShippedExperiments();
  expect(experiments.map(({ name }) => name)).toEqual(files.sort());
});

test.each([
  'report-scenarios',
  'optimizers',
  'baselines',
  'time-to-accuracy',
  'engine',
  'scaling',
  'inference',
  'recognizer',
  'xor',
  'scenario-3',
  'fast-99',
])('%s comes with the program', async (name) => {
  expect((await loadExperiment(name)).name).toBe(name);
});

test('a benchmark without a file is an experiment as it is', async () => {
  const benchmark = BENCHMARKS.find(({ name }) => name === 'image');
  expect(await loadExperiment('image')).toEqual({
    kind: 'benchmark',
    name: 'image',
    title: benchmark?.title,
    description: benchmark?.description,
    benchmark: 'image',
    options: {},
  });
});

test('what is neither is refused', async () => {
  await expect(loadExperiment('nothing')).rejects.toThrow(
    /^there is no experiment or benchmark "nothing"; expected one of baselines, engine, .*, or a file \*\.json\. raqam-bench list describes them\.$/,
  );
  await expect(loadExperiment('nothing.json')).rejects.toThrow(
    'nothing.json cannot be read (ENOENT); expected an experiment file. raqam-bench list names those that come with this program.',
  );
});

test.each([
  ['scenario-3', 'report'],
  ['fast-99', 'fast-99'],
] as const)('%s trains by the recipe %s', async (name, recipe) => {
  const experiment = await loadExperiment(name);
  if (experiment.kind !== 'training') throw new Error(`received ${experiment.kind}; expected training.`);
  const options = experiment.conditions.map((condition) => ({ ...condition.options, seed: 1 }));
  expect(options).toEqual([parseTrainOptions(RECIPES[recipe])]);
});
