import { describe, expect, test } from 'vitest';
import { UsageError } from '../command-error.ts';
import { newTrainOptions, parseTrainRequest } from './train-request.ts';

test('what is not said is left open', () => {
  expect(parseTrainRequest({})).toEqual({ options: {} });
});

test('what is said is read', () => {
  const request = parseTrainRequest({
    model: 'mlp',
    hiddenUnits: '128, 64',
    data: 'usps',
    epochs: '3',
    batchSize: '32',
    optimizer: 'sgd',
    learningRate: '1e-2',
    schedule: 'one-cycle',
    earlyStopping: '5',
    averageWeights: true,
    augment: true,
    seed: '7',
    limit: '500',
    validation: '0.1',
    workers: '2',
    engine: 'tfjs',
    precision: 'fast',
  });
  expect(request).toEqual({
    model: 'mlp',
    hiddenUnits: [128, 64],
    data: 'usps',
    options: {
      epochs: 3,
      batchSize: 32,
      optimizer: 'sgd',
      learningRate: 0.01,
      schedule: 'one-cycle',
      patience: 5,
      averagingMomentum: 0.99,
      augment: true,
      seed: 7,
      limit: 500,
      validationFraction: 0.1,
      workers: 2,
      engine: 'tfjs',
      precision: 'fast',
    },
  });
});

test('the options of a new run are filled up', () => {
  expect(newTrainOptions({ options: {} })).toMatchObject({
    epochs: 5,
    batchSize: 128,
    optimizer: { type: 'adam', learningRate: 0.001 },
    seed: 1,
    validationFraction: 0,
    limit: null,
    engine: 'wasm',
    workers: null,
    precision: 'exact',
    learningRateSchedule: { type: 'constant' },
    callbacks: [],
    weightAveraging: null,
    augmentation: null,
  });
  expect(newTrainOptions({ options: { optimizer: 'sgd' } }).optimizer).toMatchObject({
    type: 'sgd',
    learningRate: 0.01,
  });
  expect(newTrainOptions({ options: { learningRate: 0.5 } }).optimizer).toMatchObject({
    type: 'adam',
    learningRate: 0.5,
  });
});

test('flags become the options of their names', () => {
  const options = { schedule: 'cosine-decay', patience: 4, averagingMomentum: 0.9, augment: true } as const;
  expect(newTrainOptions({ options })).toMatchObject({
    learningRateSchedule: { type: 'cosineDecay', warmupSteps: 0, alpha: 0 },
    callbacks: [{ type: 'earlyStopping', monitor: 'validationLoss', patience: 4, restoreBestWeights: true }],
    weightAveraging: { momentum: 0.9 },
    augmentation: { rotationDegrees: 10, scale: 0.1, shear: 0, translatePixels: 2 },
  });
});

test('flags come before a recipe, field by field', () => {
  const recipe = {
    name: 'r.json',
    options: { epochs: 9, seed: 4, optimizer: { type: 'sgd', learningRate: 0.5, momentum: 0.9 } },
  } as const;
  expect(newTrainOptions({ recipe, options: { seed: 7 } })).toMatchObject({
    epochs: 9,
    seed: 7,
    optimizer: { type: 'sgd', learningRate: 0.5, momentum: 0.9 },
  });
  expect(newTrainOptions({ recipe, options: { learningRate: 0.1 } }).optimizer).toMatchObject({
    type: 'sgd',
    learningRate: 0.1,
    momentum: 0.9,
  });
  // The numbers of one optimizer mean nothing to another.
  expect(newTrainOptions({ recipe, options: { optimizer: 'adam' } }).optimizer).toMatchObject({
    type: 'adam',
    learningRate: 0.001,
  });
});

describe('wrong usage', () => {
  test.each([
    [{ model: 'resnet' }, 'received --model "resnet"; expected one of cnn, lenet5, lenet5-modern, mlp, softmax.'],
    [{ epochs: '0' }, 'received --epochs "0"; expected a whole number from 1 to 10000.'],
    [{ epochs: 'five' }, 'received --epochs "five"; expected a whole number from 1 to 10000.'],
    [{ epochs: '' }, 'received --epochs ""; expected a whole number from 1 to 10000.'],
    [{ batchSize: '1.5' }, 'received --batch-size "1.5"; expected a whole number from 1 to 65536.'],
    [{ seed: '-1' }, 'received --seed "-1"; expected a whole number from 0 to 9007199254740991.'],
    [{ limit: '0' }, 'received --limit "0"; expected a whole number from 1 to 9007199254740991.'],
    [{ validation: '1' }, 'received --validation "1"; expected a number from 0 to below 1.'],
    [{ workers: '1000' }, 'received --workers "1000"; expected a whole number from 1 to 256.'],
    [{ learningRate: '0' }, 'received --learning-rate "0"; expected a finite number > 0.'],
    [{ earlyStopping: '-1' }, 'received --early-stopping "-1"; expected a whole number from 0 to 10000.'],
    [{ averageWeights: '1' }, 'received --average-weights "1"; expected a number from 0 to below 1.'],
    [{ schedule: 'linear' }, 'received --schedule "linear"; expected one of constant, cosine-decay, one-cycle.'],
    [{ precision: 'double' }, 'received --precision "double"; expected "exact" | "fast".'],
    [{ engine: 'gpu' }, 'received --engine "gpu"; expected "wasm" | "tfjs".'],
    [
      { optimizer: 'lion' },
      'received --optimizer "lion"; expected "sgd" | "adagrad" | "adadelta" | "rmsprop" | "adam" | "adamax".',
    ],
    [
      { model: 'mlp', hiddenUnits: '128,,64' },
      'received --hidden-units "128,,64"; expected whole numbers from 1, separated by commas, such as 128,64.',
    ],
  ])('%j', (args, message) => {
    expect(() => parseTrainRequest(args)).toThrow(new UsageError(`${message} See raqam train --help.`));
  });
});
