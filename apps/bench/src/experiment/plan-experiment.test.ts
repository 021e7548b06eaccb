import { describe, expect, test } from 'vitest';
import { digestRun } from './digest-run.ts';
import type { TrainingExperiment } from './experiment.ts';
import { parseExperiment } from './parse-experiment.ts';
import { planExperiment } from './plan-experiment.ts';

function xor(changes: object): TrainingExperiment {
  const value = {
    name: 'xor',
    title: 'XOR',
    description: 'XOR.',
    data: { name: 'xor' },
    options: { loss: 'binaryCrossentropy', batchSize: 4 },
    ...changes,
  };
  const experiment = parseExperiment(JSON.stringify(value), 'xor.json', []);
  if (experiment.kind !== 'training') throw new Error(`received ${experiment.kind}; expected training.`);
  return experiment;
}

test('runs are planned condition by condition, each from every seed', async () => {
  const { runs } = await planExperiment(xor({ seeds: [4, 2], conditions: [{ name: 'A' }, { name: 'B', epochs: 9 }] }));
  expect(runs.map(({ condition, options, seed }) => [condition, seed, options.seed, options.epochs])).toEqual([
    ['A', 4, 4, 5],
    ['A', 2, 2, 5],
    ['B', 4, 4, 9],
    ['B', 2, 2, 9],
  ]);
  expect(new Set(runs.map(({ digest }) => digest)).size).toBe(4);
});

test('overrides take the place of what the file says, and figures published for other epochs are left out', async () => {
  const published = { accuracy: 1, source: 'somebody' };
  const experiment = xor({ conditions: [{ name: 'A', published }] });
  const seeds = [7];
  const other = await planExperiment(experiment, { seeds });
  expect(other.experiment).toEqual({ ...experiment, seeds });
  const plan = await planExperiment(experiment, { seeds, epochs: 2, limit: 3 });
  expect(plan.experiment.description).toBe(
    'XOR. Changed for this report, whatever the names say: 2 epochs, the first 3 training images.',
  );
  expect(plan.experiment).toMatchObject({ seeds, conditions: [{ options: { epochs: 2, limit: 3 }, published: null }] });
  expect(plan.runs).toMatchObject([{ seed: 7, options: { epochs: 2, limit: 3, seed: 7 } }]);
});

test('a classical model is solved for once, whatever the seeds', async () => {
  const value = {
    ...{ name: 'a', title: 'A', description: 'A.', data: { name: 'synthetic' }, seeds: 3 },
    conditions: [{ name: 'A', model: { classical: 'leastSquares' } }],
  };
  const experiment = parseExperiment(JSON.stringify(value), 'a.json', []);
  if (experiment.kind !== 'training') throw new Error(`received ${experiment.kind}; expected training.`);
  const [{ runs }, other] = [await planExperiment(experiment), await planExperiment(experiment, { seeds: [9] })];
  expect(runs).toHaveLength(1);
  expect(other.runs[0].digest).toBe(runs[0].digest);
});

test('fewer images are fewer for a support vector machine, too', async () => {
  const model = { classical: 'svm', numImages: 500, cost: 1, gamma: 0.1 };
  const value = {
    name: 'a',
    title: 'A',
    description: 'A.',
    data: { name: 'synthetic' },
    conditions: [{ name: 'A', model }],
  };
  const experiment = parseExperiment(JSON.stringify(value), 'a.json', []);
  if (experiment.kind !== 'training') throw new Error(`received ${experiment.kind}; expected training.`);
  const numImages = async (limit: number) => (await planExperiment(experiment, { limit })).runs[0].spec;
  expect(await numImages(200)).toEqual({ ...model, numImages: 200 });
  expect(await numImages(1000)).toEqual(model);
});

describe('the digest', () => {
  const digests = async (changes: object) => {
    const { runs } = await planExperiment(xor({ seeds: [1], conditions: [{ name: 'A' }], ...changes }));
    return runs.map(({ digest }) => digest);
  };

  test('is that of the same run in another experiment, under another name, with other workers', async () => {
    expect(await digests({ name: 'other', conditions: [{ name: 'B', workers: 2 }] })).toEqual(await digests({}));
  });

  test.each<[string, object]>([
    ['seed', { seeds: [2] }],
    ['epochs', { conditions: [{ name: 'A', epochs: 6 }] }],
    ['optimizer', { conditions: [{ name: 'A', optimizer: { type: 'sgd' } }] }],
    ['engine', { conditions: [{ name: 'A', engine: 'tfjs' }] }],
    ['images', { data: { name: 'xor', limit: 3 } }],
    ['judging of each epoch', { judgeEpochs: true }],
    [
      'network',
      {
        model: {
          version: 1,
          name: 'xor',
          inputShape: [2],
          layers: [{ type: 'dense', name: 'output', units: 1, activation: 'sigmoid' }],
        },
      },
    ],
  ])('is another one with another %s', async (_, changes) => {
    expect(await digests(changes)).not.toEqual(await digests({}));
  });

  test('is another one where the test data are kept from it', async () => {
    const { runs } = await planExperiment(xor({ seeds: [1], conditions: [{ name: 'A' }] }));
    const digest = (isForChoosing: boolean) => digestRun({ ...runs[0], isForChoosing }, { train: 'a', test: 'b' });
    expect(digest(true)).not.toBe(digest(false));
  });

  test('is another one with other data', async () => {
    const { runs } = await planExperiment(xor({ seeds: [1], conditions: [{ name: 'A' }] }));
    const digest = (train: string, judge: string) => digestRun(runs[0], { train, test: judge });
    expect(new Set([digest('a', 'b'), digest('b', 'a'), digest('a', 'a')]).size).toBe(3);
    expect(digest('a', 'b')).toMatch(/^[0-9a-f]{64}$/);
  });

  test('does not depend on the order of fields', async () => {
    const { runs } = await planExperiment(xor({ seeds: [1], conditions: [{ name: 'A' }] }));
    const [run] = runs;
    const options = Object.fromEntries(Object.entries(run.options).reverse()) as typeof run.options;
    expect(digestRun({ ...run, options }, { train: 'a', test: 'b' })).toBe(digestRun(run, { test: 'b', train: 'a' }));
  });
});
