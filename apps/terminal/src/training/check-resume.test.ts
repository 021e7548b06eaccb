import { createModelSpec } from '@raqam/model';
import { parseRecipe } from '@raqam/trainer';
import { expect, test } from 'vitest';
import { UsageError } from '../command-error.ts';
import { checkResume, dataNameOf } from './check-resume.ts';
import { newTrainOptions, parseTrainRequest, type Recipe, type TrainArguments } from './train-request.ts';

const SAVED = {
  spec: createModelSpec('mlp', { hiddenUnits: [32, 16] }),
  options: newTrainOptions({ options: { epochs: 3, seed: 4, limit: 500, validationFraction: 0.1, patience: 2 } }),
  dataset: { name: 'mnist/train', sha256: '0'.repeat(64) },
};

function check(args: TrainArguments, recipe?: Recipe): void {
  checkResume(parseTrainRequest(args, recipe), SAVED, 'runs/a');
}

test('what is not asked for is as the run has it', () => {
  expect(() => check({})).not.toThrow();
});

test('the same once more is no difference, nor is another number of workers', () => {
  expect(() =>
    check({
      model: 'mlp',
      hiddenUnits: '32,16',
      data: 'mnist',
      epochs: '3',
      batchSize: '128',
      optimizer: 'adam',
      learningRate: '0.001',
      seed: '4',
      limit: '500',
      validation: '0.1',
      schedule: 'constant',
      earlyStopping: '2',
      engine: 'wasm',
      workers: '2',
      precision: 'exact',
    }),
  ).not.toThrow();
});

test.each<[TrainArguments, string, string, string]>([
  [{ model: 'cnn' }, '--model', 'cnn', 'mlp'],
  [{ model: 'mlp', hiddenUnits: '32' }, '--hidden-units', '32', '32,16'],
  [{ data: 'usps' }, '--data', 'usps', 'mnist'],
  [{ epochs: '4' }, '--epochs', '4', '3'],
  [{ batchSize: '64' }, '--batch-size', '64', '128'],
  [{ optimizer: 'sgd' }, '--optimizer', 'sgd', 'adam'],
  [{ learningRate: '0.01' }, '--learning-rate', '0.01', '0.001'],
  [{ seed: '5' }, '--seed', '5', '4'],
  [{ limit: '600' }, '--limit', '600', '500'],
  [{ validation: '0' }, '--validation', '0', '0.1'],
  [{ engine: 'tfjs' }, '--engine', 'tfjs', 'wasm'],
  [{ precision: 'fast' }, '--precision', 'fast', 'exact'],
  [{ schedule: 'one-cycle' }, '--schedule', 'one-cycle', 'constant'],
  [{ earlyStopping: true }, '--early-stopping', '3', '2'],
  [{ averageWeights: true }, '--average-weights', '0.99', 'none'],
])('%j is another run', (args, flag, asked, has) => {
  expect(() => check(args)).toThrow(
    new UsageError(
      `received ${flag} ${asked}; the run in runs/a has ${flag} ${has}. ` +
        `Leave ${flag} out to go on with that run, or --resume to begin a new one.`,
    ),
  );
});

test('a flag that takes no value is told as it is', () => {
  expect(() => check({ augment: true })).toThrow(
    new UsageError(
      'received --augment; the run in runs/a has no --augment. ' +
        'Leave --augment out to go on with that run, or --resume to begin a new one.',
    ),
  );
});

test('of a recipe what is said by no flag is compared, in whole', () => {
  const recipe = (options: Recipe['options']) => ({ name: 'r.json', options });
  const same = recipe({ epochs: 9, seed: 4, workers: 7, callbacks: [...SAVED.options.callbacks] });
  expect(() => check({ epochs: '3' }, same)).not.toThrow();
  expect(() => check({}, recipe({ seed: 4, weightAveraging: {} }))).toThrow(
    new UsageError(
      'received --recipe r.json; the run in runs/a has another weightAveraging. ' +
        'Leave --recipe out to go on with that run, or --resume to begin a new one.',
    ),
  );
});

test('the name of the data is that of the whole set', () => {
  expect(dataNameOf(SAVED)).toBe('mnist');
  expect(dataNameOf({ ...SAVED, dataset: { name: 'scripts/deva/train', sha256: '' } })).toBe('scripts/deva');
});

test('a whole recipe with another model is another run', () => {
  const whole = parseRecipe({ name: 'whole', model: 'cnn', data: [{ name: 'mnist' }] });
  expect(() => check({}, { name: 'whole.json', options: {}, whole })).toThrow(
    new UsageError(
      'received --recipe whole.json; the run in runs/a has another model. Leave --recipe out to go on with that run, or --resume to begin a new one.',
    ),
  );
  expect(() => check({}, { name: 'same.json', options: {}, whole: { ...whole, model: SAVED.spec } })).not.toThrow();
});
