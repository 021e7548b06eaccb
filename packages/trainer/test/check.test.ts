import { OptionsError, parseModelSpec, type TrainOptionsInput } from '@raqam/artifact';
import { Dataset, mixDatasets, withTargets } from '@raqam/dataset';
import { EngineError, evaluate, TrainingDataError, type TrainRuntime, train, trainInWorker } from '@raqam/trainer';
import { expect, test } from 'vitest';
import { data, tiny, xor, xorData } from './tiny.ts';

const small = new Dataset({ name: 'small', images: new Uint8Array(4), labels: Uint8Array.of(3), height: 2, width: 2 });
const pair = new Dataset({ name: 'pair', images: new Uint8Array(2), labels: Uint8Array.of(2), height: 1, width: 2 });
const linear = parseModelSpec({
  version: 1,
  name: 'linear',
  inputShape: [784],
  layers: [{ type: 'dense', name: 'output', units: 10 }],
});
const unflattened = parseModelSpec({
  version: 1,
  name: 'map',
  inputShape: [28, 28, 1],
  layers: [{ type: 'conv2d', name: 'conv', filters: 10, kernelSize: [1, 1], activation: 'softmax' }],
});
const frozen = parseModelSpec({
  version: 1,
  name: 'frozen',
  inputShape: [784],
  layers: [{ type: 'dense', name: 'output', units: 10, activation: 'softmax', trainable: false }],
});

test.each<[unknown, TrainOptionsInput, TrainRuntime, Error, { spec?: typeof tiny; data?: typeof xorData }]>([
  [
    'what the engine tfjs does not know: augmentation',
    { engine: 'tfjs', augmentation: { rotationDegrees: 10 } },
    {},
    new EngineError(
      'the engine tfjs does not augment images, and augmentation is asked for. Choose the engine wasm, or leave it out.',
    ),
    {},
  ],
  [
    'what the engine tfjs does not know: fast precision',
    { engine: 'tfjs', precision: 'fast' },
    {},
    new EngineError(
      'the engine tfjs has no fast precision, and that is asked for. Choose the engine wasm, or the precision exact.',
    ),
    {},
  ],
  [
    'a callback that watches a validation that there is not',
    { callbacks: [{ type: 'terminateOnNaN' }, { type: 'earlyStopping' }] },
    {},
    new OptionsError(
      'callbacks[1] watches validationLoss, and validationFraction is 0; expected a share above 0. ' +
        'Set one, or let it watch loss or accuracy.',
    ),
    {},
  ],
  [
    'more or fewer learning rates than epochs',
    { epochs: 3, callbacks: [{ type: 'learningRateScheduler', learningRates: [0.1, 0.01] }] },
    {},
    new OptionsError('callbacks[0] has 2 learning rates for 3 epochs; expected one for each. Give as many.'),
    {},
  ],
  [
    'learning rates from two sides',
    { learningRateSchedule: { type: 'oneCycle' }, callbacks: [{ type: 'reduceLrOnPlateau', monitor: 'loss' }] },
    {},
    new OptionsError(
      'callbacks[0] sets learning rates, and so does the schedule oneCycle; expected one of them. ' +
        'Leave out the callback, or the schedule.',
    ),
    {},
  ],
  [
    'class weights of other classes',
    { classWeights: [1, 2] },
    {},
    new OptionsError('classWeights has 2 weights; the network tells 10 classes apart. Give one for each.'),
    {},
  ],
  [
    'wrong options',
    { epochs: 0 },
    {},
    new OptionsError('TrainOptions: epochs is 0; expected a whole number from 1 to 10000. Correct that field.'),
    {},
  ],
  [
    'wrong runtime',
    {},
    { maxStepsAhead: -1 },
    new OptionsError('maxStepsAhead is -1; expected a whole number from 0. Pass one, or leave it out.'),
    {},
  ],
  [
    'no steps between snapshots',
    {},
    { snapshotEvery: 0 },
    new OptionsError('snapshotEvery is 0; expected a whole number from 1. Pass one, or leave it out.'),
    {},
  ],
  [
    'half a step between checkpoints',
    {},
    { checkpointEvery: 0.5 },
    new OptionsError('checkpointEvery is 0.5; expected a whole number from 1. Pass one, or leave it out.'),
    {},
  ],
  [
    'images of another size',
    {},
    {},
    new TrainingDataError('small: images of 2×2; tiny takes 28×28×1. Resize them, or choose another network.'),
    { data: { train: small } },
  ],
  [
    'test images of another size',
    {},
    {},
    new TrainingDataError('small: images of 2×2; tiny takes 28×28×1. Resize them, or choose another network.'),
    { data: { train: data.train, test: small } },
  ],
  [
    'labels that the network does not know',
    { loss: 'binaryCrossentropy' },
    {},
    new TrainingDataError(
      'pair: label 0 is 2; xor tells 2 classes apart, from 0 to 1. ' +
        'Leave out other images, or choose a network with more outputs.',
    ),
    { spec: xor, data: { train: pair } },
  ],
  [
    'targets of other classes',
    {},
    {},
    new TrainingDataError(
      'synthetic/train: rows of 2 targets; tiny answers with 10 numbers. ' +
        'Pass targets of as many classes, or choose another network.',
    ),
    { data: { train: withTargets(data.train, new Float32Array(200).fill(0.5)) } },
  ],
  [
    'a part of a mixture for validation',
    { validationFraction: 0.1 },
    {},
    new TrainingDataError(
      'mixture: a mixture, of whose 100 images an epoch takes 150, and validationFraction is 0.1; expected 0, since ' +
        'its parts would lose their weights. Divide the data sets with splitDataset before mixing them.',
    ),
    { data: { train: mixDatasets('mixture', [{ dataset: data.train, weight: 1.5 }]) } },
  ],
  [
    'a loss that needs a softmax',
    {},
    {},
    new OptionsError(
      'xor ends in sigmoid, and the loss is categoricalCrossentropy; expected binaryCrossentropy or meanSquaredError. ' +
        'Choose one of these, or end the network in softmax.',
    ),
    { spec: xor, data: xorData },
  ],
  [
    'no probabilities',
    {},
    {},
    new OptionsError(
      'linear ends in linear; expected softmax or sigmoid, since a network is judged by probabilities. ' +
        'Add an activation layer.',
    ),
    { spec: linear },
  ],
  [
    'an answer for each pixel',
    {},
    {},
    new TrainingDataError(
      'synthetic/train: map answers with 28×28×10; expected one number for each class. End it with flatten and dense.',
    ),
    { spec: unflattened },
  ],
  [
    'nothing to learn',
    {},
    {},
    new EngineError('frozen has no weights that learn. Add a trainable layer, or evaluate it as it is.'),
    { spec: frozen },
  ],
])('refuses at once: %s', (_, options, runtime, error, { spec = tiny, data: given = data }) => {
  expect(() => train(spec, given, options, runtime)).toThrow(error);
  expect(() => trainInWorker(spec, given, options, runtime)).toThrow(error);
});

test('evaluate refuses what does not belong together', async () => {
  await expect(evaluate(tiny, [], small)).rejects.toThrow(
    new TrainingDataError('small: images of 2×2; tiny takes 28×28×1. Resize them, or choose another network.'),
  );
  await expect(evaluate(tiny, [], data.test)).rejects.toThrow(
    'createTraining: 0 weight tensors; the network tiny has 10. Take weights and specification from the same network.',
  );
});

test('evaluate stops with the reason of its signal', async () => {
  const signal = AbortSignal.abort(new Error('enough'));
  const { initializeWeights } = await import('@raqam/model');
  await expect(evaluate(tiny, initializeWeights(tiny, 1), data.test, { signal })).rejects.toThrow(new Error('enough'));
});
