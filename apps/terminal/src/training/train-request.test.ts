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
    seed: '7',
    limit: '500',
    validation: '0.1',
    workers: '2',
    engine: 'tfjs',
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
      seed: 7,
      limit: 500,
      validationFraction: 0.1,
      workers: 2,
      engine: 'tfjs',
    },
  });
});

test('the options of a new run are filled up', () => {
  expect(newTrainOptions({})).toMatchObject({
    epochs: 5,
    batchSize: 128,
    optimizer: { type: 'adam', learningRate: 0.001 },
    seed: 1,
    validationFraction: 0,
    limit: null,
    engine: 'wasm',
    workers: null,
  });
  expect(newTrainOptions({ optimizer: 'sgd' }).optimizer).toMatchObject({ type: 'sgd', learningRate: 0.01 });
  expect(newTrainOptions({ learningRate: 0.5 }).optimizer).toMatchObject({ type: 'adam', learningRate: 0.5 });
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
