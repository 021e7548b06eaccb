import { OptionsError, parseTrainOptions, type TrainOptionsInput } from '@raqam/artifact';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { trainOptions } from './arbitraries.ts';

test('without a word: the report’s chosen recipe', () => {
  expect(parseTrainOptions({})).toEqual({
    epochs: 5,
    batchSize: 128,
    optimizer: { type: 'adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
    learningRateSchedule: { type: 'constant' },
    loss: 'categoricalCrossentropy',
    gradientClipping: null,
    weightAveraging: null,
    classWeights: null,
    labelSmoothing: 0,
    augmentation: null,
    callbacks: [],
    seed: 1,
    validationFraction: 0,
    limit: null,
    shuffle: true,
    engine: 'wasm',
    workers: null,
    precision: 'exact',
  });
});

// keras.optimizers.SGD().get_config() and so on, Keras 3.
test.each([
  ['sgd', { learningRate: 0.01, momentum: 0, nesterov: false }],
  ['adagrad', { learningRate: 0.001, initialAccumulatorValue: 0.1, epsilon: 1e-7 }],
  ['adadelta', { learningRate: 0.001, rho: 0.95, epsilon: 1e-7 }],
  ['rmsprop', { learningRate: 0.001, rho: 0.9, epsilon: 1e-7 }],
  ['adam', { learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 }],
  ['adamax', { learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 }],
])('%s has the defaults of Keras 3', (type, defaults) => {
  expect(parseTrainOptions({ optimizer: { type } }).optimizer).toEqual({ type, ...defaults });
});

test.each([
  [{ type: 'exponentialDecay', decaySteps: 10, decayRate: 0.5 }, { staircase: false }],
  [{ type: 'cosineDecay' }, { warmupSteps: 0, alpha: 0 }],
  [{ type: 'oneCycle' }, { warmupFraction: 0.3, startDivisor: 25, endDivisor: 250_000 }],
])('schedule %j is completed', (schedule, defaults) => {
  expect(parseTrainOptions({ learningRateSchedule: schedule }).learningRateSchedule).toEqual({
    ...schedule,
    ...defaults,
  });
});

const watching = { monitor: 'validationLoss', mode: 'auto' };

// keras.callbacks.EarlyStopping() and so on, Keras 3.
test.each([
  [
    { type: 'earlyStopping' },
    { ...watching, minDelta: 0, patience: 0, baseline: null, restoreBestWeights: false, startFromEpoch: 0 },
  ],
  [
    { type: 'reduceLrOnPlateau' },
    { ...watching, factor: 0.1, patience: 10, minDelta: 1e-4, cooldown: 0, minLearningRate: 0 },
  ],
  [{ type: 'learningRateScheduler', learningRates: [0.1] }, {}],
  [{ type: 'terminateOnNaN' }, {}],
])('callback $type has the defaults of Keras 3', (callback, defaults) => {
  expect(parseTrainOptions({ callbacks: [callback] }).callbacks).toEqual([{ ...callback, ...defaults }]);
});

test('averaging and augmentation are completed', () => {
  const { augmentation, weightAveraging } = parseTrainOptions({ weightAveraging: {}, augmentation: { shear: 0.1 } });
  expect(weightAveraging).toEqual({ momentum: 0.99 });
  expect(augmentation).toEqual({
    rotationDegrees: 0,
    scale: 0,
    shear: 0.1,
    translatePixels: 0,
    elasticPixels: 0,
    elasticGrid: 5,
    strokeWidth: 0,
    blur: 0,
    contrast: 0,
    erasePixels: 0,
  });
});

test('an option that is not given may be undefined', () => {
  const options: TrainOptionsInput = { epochs: undefined, optimizer: { type: 'sgd', momentum: undefined } };
  expect(parseTrainOptions(options)).toEqual(parseTrainOptions({ optimizer: { type: 'sgd' } }));
});

test('complete options stay as they are, also after JSON', () => {
  fc.assert(
    fc.property(trainOptions, (options) => {
      expect(parseTrainOptions(JSON.parse(JSON.stringify(options)))).toEqual(options);
    }),
  );
});

test.each([
  [null, 'it is null; expected an object'],
  [[], 'it is an array of 0; expected an object'],
  [{ epochs: 0 }, 'epochs is 0; expected a whole number from 1 to 10000'],
  [{ batchSize: '128' }, 'batchSize is "128"; expected a whole number from 1 to 65536'],
  [{ batch_size: 128 }, 'batch_size is not a known field; expected only the documented ones'],
  [{ optimizer: 'adam' }, 'optimizer is "adam"; expected an object'],
  [
    { optimizer: { type: 'Adam' } },
    'optimizer.type is "Adam"; expected "sgd" | "adagrad" | "adadelta" | "rmsprop" | "adam" | "adamax"',
  ],
  [
    { optimizer: { type: 'adam', momentum: 0.9 } },
    'optimizer.momentum is not a known field; expected only the documented ones',
  ],
  [{ optimizer: { type: 'sgd', learningRate: 0 } }, 'optimizer.learningRate is 0; expected a finite number > 0'],
  [{ optimizer: { type: 'sgd', momentum: 1 } }, 'optimizer.momentum is 1; expected a number from 0 to below 1'],
  [
    { learningRateSchedule: { type: 'exponentialDecay', decayRate: 0.5 } },
    'learningRateSchedule.decaySteps is missing; expected a value there',
  ],
  [{ loss: 'mse' }, 'loss is "mse"; expected "categoricalCrossentropy" | "binaryCrossentropy" | "meanSquaredError"'],
  [{ seed: -0 }, 'seed is -0; expected a whole number from 0 to 9007199254740991'],
  [{ seed: 2 ** 53 }, 'seed is 9007199254740992; expected a whole number from 0 to 9007199254740991'],
  [{ validationFraction: 1 }, 'validationFraction is 1; expected a number from 0 to below 1'],
  [
    { gradientClipping: { type: 'l2', threshold: 1 } },
    'gradientClipping.type is "l2"; expected "value" | "norm" | "globalNorm"',
  ],
  [
    { gradientClipping: { type: 'norm', threshold: 0 } },
    'gradientClipping.threshold is 0; expected a finite number > 0',
  ],
  [{ weightAveraging: { momentum: 1 } }, 'weightAveraging.momentum is 1; expected a number from 0 to below 1'],
  [{ weightAveraging: [] }, 'weightAveraging is an array of 0; expected an object'],
  [{ classWeights: [1, -1] }, 'classWeights[1] is -1; expected a finite number ≥ 0'],
  [{ labelSmoothing: 1 }, 'labelSmoothing is 1; expected a number from 0 to below 1'],
  [{ augmentation: { rotationDegrees: 91 } }, 'augmentation.rotationDegrees is 91; expected a number from 0 to 90'],
  [{ augmentation: { scale: 1 } }, 'augmentation.scale is 1; expected a number from 0 to below 1'],
  [{ augmentation: { shear: 2 } }, 'augmentation.shear is 2; expected a number from 0 to 1'],
  [{ augmentation: { translatePixels: -1 } }, 'augmentation.translatePixels is -1; expected a number from 0 to 1024'],
  [{ augmentation: { elasticPixels: 1025 } }, 'augmentation.elasticPixels is 1025; expected a number from 0 to 1024'],
  [{ augmentation: { elasticGrid: 2 } }, 'augmentation.elasticGrid is 2; expected a whole number from 3 to 8'],
  [{ augmentation: { elasticGrid: 9 } }, 'augmentation.elasticGrid is 9; expected a whole number from 3 to 8'],
  [{ augmentation: { strokeWidth: 1.1 } }, 'augmentation.strokeWidth is 1.1; expected a number from 0 to 1'],
  [{ augmentation: { blur: -0.1 } }, 'augmentation.blur is -0.1; expected a number from 0 to 1'],
  [{ augmentation: { contrast: 2 } }, 'augmentation.contrast is 2; expected a number from 0 to 1'],
  [{ augmentation: { erasePixels: -1 } }, 'augmentation.erasePixels is -1; expected a number from 0 to 1024'],
  [
    { callbacks: [{ type: 'csvLogger' }] },
    'callbacks[0].type is "csvLogger"; expected "earlyStopping" | "reduceLrOnPlateau" | "learningRateScheduler" | "terminateOnNaN"',
  ],
  [
    { callbacks: [{ type: 'earlyStopping', monitor: 'val_loss' }] },
    'callbacks[0].monitor is "val_loss"; expected "loss" | "accuracy" | "validationLoss" | "validationAccuracy"',
  ],
  [
    { callbacks: [{ type: 'reduceLrOnPlateau', factor: 1 }] },
    'callbacks[0].factor is 1; expected a number above 0 and below 1',
  ],
  [{ callbacks: [{ type: 'learningRateScheduler' }] }, 'callbacks[0].learningRates is missing; expected a value there'],
  [{ workers: 1.5 }, 'workers is 1.5; expected a whole number from 1 to 256'],
  [{ engine: Symbol('wasm') }, 'engine is Symbol(wasm); expected "wasm" | "tfjs"'],
])('refuses what no run can have (%#)', (value, fault) => {
  expect(() => parseTrainOptions(value)).toThrow(new OptionsError(`TrainOptions: ${fault}. Correct that field.`));
});
