import {
  type AugmentationInput,
  type ModelSpec,
  type OptimizerSpec,
  parseModelSpec,
  parseTrainOptions,
  type Weights,
} from '@raqam/artifact';
import {
  createInference,
  createTraining,
  EngineError,
  type Training,
  type TrainingBatch,
  type TrainingOptions,
} from '@raqam/engine';
import { createModelSpec, initializeWeights } from '@raqam/model';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { engineGradients } from './engine-gradients.ts';
import { everyLayer } from './every-layer.ts';
import { randomBatch, randomTargets, randomWeights } from './random-values.ts';
import { createTfjsNetwork } from './tfjs-network.ts';

// Some train for many steps, and the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const sgd: OptimizerSpec = { type: 'sgd', learningRate: 0.1, momentum: 0, nesterov: false };
const adam: OptimizerSpec = { type: 'adam', learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };
const categorical = { loss: 'categoricalCrossentropy', seed: 3, workers: 1 } as const;

/** A network of nearly everything that is quick. @param rate Of its dropout. */
function smallNetwork(rate: number): ModelSpec {
  return parseModelSpec({
    version: 1,
    name: 'small',
    inputShape: [8, 8, 1],
    layers: [
      { type: 'conv2d', name: 'conv', filters: 4, kernelSize: [3, 3], activation: 'relu' },
      { type: 'maxPool2d', name: 'pool' },
      { type: 'batchNormalization', name: 'norm', momentum: 0.9 },
      { type: 'flatten', name: 'flatten' },
      { type: 'dropout', name: 'dropout', rate },
      { type: 'dense', name: 'hidden', units: 9, activation: 'tanh' },
      { type: 'dense', name: 'output', units: 3, activation: 'softmax' },
    ],
  });
}
const small = smallNetwork(0.25);
const frozen: ModelSpec = {
  ...small,
  layers: small.layers.map((layer) => (layer.type === 'conv2d' ? { ...layer, trainable: false } : layer)),
};

/** The first images of a batch, from `first` on. */
function part({ labels, pixels, targets }: TrainingBatch, first: number, end: number): TrainingBatch {
  const numPixels = pixels.length / labels.length;
  const numTargets = (targets?.length ?? 0) / labels.length;
  return {
    pixels: pixels.subarray(first * numPixels, end * numPixels),
    labels: labels.subarray(first, end),
    targets: targets?.subarray(first * numTargets, end * numTargets),
  };
}

/** Trains for some steps, uses the network and frees it. */
async function withTraining<Result>(
  spec: ModelSpec,
  options: Partial<TrainingOptions>,
  use: (training: Training) => Promise<Result>,
): Promise<Result> {
  const training = await createTraining(spec, randomWeights(spec), {
    ...categorical,
    optimizer: sgd,
    batchSize: 11,
    ...options,
  });
  try {
    return await use(training);
  } finally {
    await training.dispose();
  }
}

beforeAll(async () => {
  await tf.setBackend('cpu');
});

describe('follows TensorFlow.js', () => {
  test.each([0, 0.25])('200 steps, dropout %d', async (rate) => {
    const spec = smallNetwork(rate);
    const batch = randomBatch(spec, 14);
    const weights = randomWeights(spec);
    const reference = createTfjsNetwork(spec, weights, categorical);
    await withTraining(spec, { batchSize: 7 }, async (training) => {
      let first = 0;
      for (let step = 0; step < 200; step++) {
        const place = { epoch: Math.floor(step / 2), step };
        const half = step % 2 === 0 ? part(batch, 0, 7) : part(batch, 7, 14);
        const expected = reference.gradients(half, place);
        reference.descend(expected.gradients, 0.1);
        const { loss } = await training.trainStep(half, { ...place, learningRate: 0.1 });
        if (step === 0) first = loss;
        expect(Math.abs(loss - expected.loss), `step ${step}`).toBeLessThan(1e-3);
        if (step >= 198 && rate === 0) expect(loss).toBeLessThan(first / 10);
      }
      const expected = await reference.readWeights();
      for (const [index, { name, values }] of (await training.readWeights()).entries()) {
        values.forEach((value, i) => {
          expect(Math.abs(value - expected[index].values[i]), `${name}[${i}]`).toBeLessThan(1e-2);
        });
      }
    });
    reference.dispose();
  });
});

describe('a step', () => {
  test('may have fewer images than the batch size, to the same bits', async () => {
    const batch = randomBatch(small, 11);
    const stepOf = (batchSize: number) =>
      withTraining(small, { batchSize, optimizer: adam }, async (training) => {
        const { losses, ...result } = await training.trainStep(batch, { epoch: 1, step: 4, learningRate: 0.01 });
        return { result, losses, weights: await training.readWeights() };
      });
    expect(await stepOf(30)).toEqual(await stepOf(11));
  });

  test('gives the loss of each image, and counts those read rightly', async () => {
    const spec = smallNetwork(0);
    const batch = randomBatch(spec, 11);
    await withTraining(frozenStatistics(spec), {}, async (training) => {
      const probabilities = await training.predict(batch.pixels);
      const { loss, losses, numCorrect } = await training.trainStep(batch, { epoch: 0, step: 0, learningRate: 0 });
      const rows = Array.from(batch.labels, (label, row) => ({
        label,
        row: probabilities.subarray(3 * row, 3 * row + 3),
      }));
      rows.forEach(({ label, row }, index) => {
        expect(losses[index]).toBeCloseTo(-Math.log(row[label]), 5);
      });
      expect(loss).toBeCloseTo(losses.reduce((sum, each) => sum + each, 0) / 11, 6);
      expect(numCorrect).toBe(rows.filter(({ label, row }) => row.indexOf(Math.max(...row)) === label).length);
    });
  });

  test('is not disturbed by those that were asked for before it was done', async () => {
    const batch = randomBatch(small, 11);
    const trainSteps = (together: boolean) =>
      withTraining(small, {}, async (training) => {
        const results: unknown[] = [];
        const steps = [0, 1, 2, 3].map((step) => async () => {
          const images = part(batch, step, step + 7);
          return training.trainStep(images, { epoch: 0, step, learningRate: 0.1 });
        });
        if (together) results.push(...(await Promise.all(steps.map((run) => run()))));
        else for (const run of steps) results.push(await run());
        return [results, await training.readWeights()];
      });
    expect(await trainSteps(true)).toEqual(await trainSteps(false));
  });
});

/** Without what depends on the rest of the batch. */
function frozenStatistics(spec: ModelSpec): ModelSpec {
  return { ...spec, layers: spec.layers.filter(({ type }) => type !== 'batchNormalization') };
}

describe('workers', () => {
  /** All that three steps leave, asked for at once, the last with fewer images. */
  async function train(options: Partial<TrainingOptions>, batch = randomBatch(small, 30)) {
    return withTraining(
      small,
      { ...options, batchSize: 30, optimizer: adam, gradientClipping: { type: 'norm', threshold: 0.5 } },
      async (training) => {
        const steps = [30, 30, 17].map((numImages, step) =>
          training.trainStep(part(batch, 0, numImages), { epoch: 0, step, learningRate: 0.01 }),
        );
        const results = await Promise.all(steps);
        const { memory, numWorkers } = training;
        const predicted = await training.predict(batch.pixels);
        return { crew: { memory, numWorkers }, bits: [results, predicted, await training.readWeights()] };
      },
    );
  }

  test('change no bit, with shared memory or without', async () => {
    const alone = await train({ workers: 1 });
    expect(alone.crew).toEqual({ memory: 'own', numWorkers: 1 });
    for (const workers of [2, 3]) {
      for (const sharedMemory of [true, false]) {
        const together = await train({ workers, sharedMemory });
        expect(together.crew).toEqual({ memory: sharedMemory ? 'shared' : 'messages', numWorkers: workers });
        expect(together.bits).toEqual(alone.bits);
      }
    }
  });

  test('get the targets, with shared memory or without', async () => {
    const labelled = await train({ workers: 1 });
    const batch = { ...randomBatch(small, 30), targets: randomTargets(small, 30) };
    const alone = await train({ workers: 1, softTargets: true }, batch);
    expect(alone.bits).not.toEqual(labelled.bits);
    for (const sharedMemory of [true, false]) {
      expect((await train({ workers: 2, sharedMemory, softTargets: true }, batch)).bits).toEqual(alone.bits);
    }
  });
});

describe('clipping', () => {
  const batch = randomBatch(small, 11);
  const gradientsWith = async (gradientClipping: TrainingOptions['gradientClipping']) =>
    (await engineGradients(small, randomWeights(small), batch, { ...categorical, gradientClipping })).gradients;
  const normOf = (values: readonly number[]) => Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0));
  const threshold = 0.05;

  async function expectClipped(
    type: 'value' | 'norm' | 'globalNorm',
    clip: (gradients: Weights) => readonly number[][],
  ) {
    const whole = await gradientsWith(null);
    const clipped = await gradientsWith({ type, threshold });
    const expected = clip(whole);
    expect(expected).not.toEqual(whole.map(({ values }) => [...values]));
    clipped.forEach(({ name, values }, index) => {
      const difference = normOf(Array.from(values, (value, i) => value - expected[index][i]));
      expect(difference / normOf(expected[index]), name).toBeLessThan(1e-4);
    });
  }

  test('by value', () =>
    expectClipped('value', (gradients) =>
      gradients.map(({ values }) => Array.from(values, (value) => Math.min(threshold, Math.max(-threshold, value)))),
    ));
  test('by the norm of each weight', () =>
    expectClipped('norm', (gradients) =>
      gradients.map(({ values }) => {
        const factor = Math.min(1, threshold / normOf([...values]));
        return Array.from(values, (value) => factor * value);
      }),
    ));
  test('by the norm of all weights together', () =>
    expectClipped('globalNorm', (gradients) => {
      const factor = Math.min(1, threshold / normOf(gradients.flatMap(({ values }) => [...values])));
      return gradients.map(({ values }) => Array.from(values, (value) => factor * value));
    }));
});

describe('averages of the weights', () => {
  test('follow the weights by their share, and predict', async () => {
    const batch = randomBatch(small, 11);
    await withTraining(small, { weightAveraging: { momentum: 0.75 } }, async (training) => {
      let expected = (await training.readWeights()).map(({ values }) => Float64Array.from(values));
      for (let step = 0; step < 3; step++) {
        await training.trainStep(batch, { epoch: 0, step, learningRate: 0.1 });
        const weights = await training.readWeights();
        expected = expected.map((values, index) =>
          values.map((value, i) =>
            // What batch normalization keeps is an average already.
            weights[index].name.includes('moving')
              ? weights[index].values[i]
              : 0.75 * value + 0.25 * weights[index].values[i],
          ),
        );
      }
      const averaged = await training.readWeights({ averaged: true });
      averaged.forEach(({ values }, index) => {
        values.forEach((value, i) => {
          expect(value).toBeCloseTo(expected[index][i], 5);
        });
      });
      const images = Float32Array.from(batch.pixels, (pixel) => pixel / 255);
      expect(await training.predict(batch.pixels, { averaged: true })).toEqual(
        (await createInference(small, averaged)).run(images),
      );
      expect(await training.predict(batch.pixels)).toEqual(
        (await createInference(small, await training.readWeights())).run(images),
      );
    });
  });

  test('are refused where there are none', async () => {
    await withTraining(small, {}, async (training) => {
      await expect(training.predict(new Uint8Array(64), { averaged: true })).rejects.toThrow(
        new EngineError(
          'small is trained without averages of its weights; expected weightAveraging. Pass it to createTraining.',
        ),
      );
    });
  });
});

describe('goes on from what was saved, to the same bits', () => {
  test.each<OptimizerSpec>([
    adam,
    { type: 'sgd', learningRate: 0.1, momentum: 0.9, nesterov: true },
    { type: 'adadelta', learningRate: 1, rho: 0.9, epsilon: 1e-6 },
    { type: 'adagrad', learningRate: 0.1, initialAccumulatorValue: 0.1, epsilon: 1e-7 },
    { type: 'rmsprop', learningRate: 0.01, rho: 0.9, epsilon: 1e-7 },
    { type: 'adamax', learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
  ])('$type', async (optimizer) => {
    const options = { ...categorical, optimizer, batchSize: 11, weightAveraging: { momentum: 0.9 } };
    const batch = randomBatch(everyLayer, 11);
    const stepOf = async (training: Training, step: number) => {
      await training.trainStep(batch, { epoch: 0, step, learningRate: optimizer.learningRate });
    };
    const through = await createTraining(everyLayer, randomWeights(everyLayer), options);
    await stepOf(through, 0);
    const saved = {
      weights: await through.readWeights(),
      averagedWeights: await through.readWeights({ averaged: true }),
      optimizerState: await through.readOptimizerState(),
    };
    await stepOf(through, 1);
    const resumed = await createTraining(everyLayer, saved.weights, { ...options, ...saved });
    expect(await resumed.readOptimizerState()).toEqual(saved.optimizerState);
    await stepOf(resumed, 1);
    expect(await resumed.readWeights()).toEqual(await through.readWeights());
    expect(await resumed.readWeights({ averaged: true })).toEqual(await through.readWeights({ averaged: true }));
    expect(await resumed.readOptimizerState()).toEqual(await through.readOptimizerState());
    await Promise.all([through.dispose(), resumed.dispose()]);
  });

  test('what the optimizer remembers has the names and shapes of the trainable weights', async () => {
    await withTraining(frozen, { optimizer: adam }, async (training) => {
      const names = ['norm/gamma', 'norm/beta', 'hidden/kernel', 'hidden/bias', 'output/kernel', 'output/bias'];
      expect((await training.readOptimizerState()).map(({ name, shape }) => [name, shape.join('×')])).toEqual(
        ['momentum', 'mean_square'].flatMap((state) =>
          names.map((name, index) => [`${state}/${name}`, ['4', '4', '36×9', '9', '9×3', '3'][index]]),
        ),
      );
    });
  });

  test('other weights can be put in their place', async () => {
    await withTraining(small, {}, async (training) => {
      const others = initializeWeights(small, 5);
      await training.writeWeights(others);
      expect(await training.readWeights()).toEqual(others);
      const { pixels } = randomBatch(small, 4);
      const images = Float32Array.from(pixels, (pixel) => pixel / 255);
      expect(await training.predict(pixels)).toEqual((await createInference(small, others)).run(images));
    });
  });
});

/** The augmentation of this input, completed. */
function augment(augmentation: AugmentationInput): TrainingOptions['augmentation'] {
  return parseTrainOptions({ augmentation }).augmentation;
}

describe('augmentation', () => {
  const batch = randomBatch(small, 17);
  const lossesWith = (input: AugmentationInput | null, options: Partial<TrainingOptions> = {}, epoch = 0) => {
    const augmentation = input === null ? null : augment(input);
    return withTraining(small, { augmentation, batchSize: 17, ...options }, async (training) => {
      return (await training.trainStep(batch, { epoch, step: 0, learningRate: 0.1 })).losses;
    });
  };
  const everything: AugmentationInput = {
    rotationDegrees: 10,
    elasticPixels: 2,
    strokeWidth: 0.8,
    blur: 0.9,
    contrast: 0.7,
    erasePixels: 4,
  };

  test('of no range changes nothing, to the bit', async () => {
    expect(await lossesWith({ elasticGrid: 8 })).toEqual(await lossesWith(null));
  });

  test.each<AugmentationInput>([
    { translatePixels: 2 },
    { elasticPixels: 2 },
    { strokeWidth: 0.8 },
    { blur: 0.9 },
    { contrast: 0.7 },
    { erasePixels: 64 },
    everything,
  ])('%o changes each image, and in each epoch in another way', async (augmentation) => {
    const [plain, changed] = [await lossesWith(null), await lossesWith(augmentation)];
    const inNextEpoch = await lossesWith(augmentation, {}, 1);
    changed.forEach((loss, index) => {
      expect(loss).not.toBe(plain[index]);
      expect(loss).not.toBe(inNextEpoch[index]);
    });
    expect(await lossesWith(augmentation)).toEqual(changed);
  });

  test('is the same for any number of workers', async () => {
    const alone = await lossesWith(everything);
    expect(await lossesWith(everything, { workers: 3 })).toEqual(alone);
    expect(await lossesWith(everything, { workers: 3, sharedMemory: false })).toEqual(alone);
  });

  test('is carried out in its order, and only what has a range', async () => {
    const opsWith = (input: AugmentationInput) =>
      withTraining(small, { augmentation: augment(input) }, async ({ plan }) =>
        plan.ops.flatMap(({ layer, name }) => (layer === 'input' ? [name] : [])),
      );
    expect(await opsWith({ scale: 0.1 })).toEqual(['pixels / 255', 'affine augmentation']);
    expect(await opsWith({ contrast: 0.1, blur: 0.1 })).toEqual([
      'pixels / 255',
      'blur augmentation',
      'contrast augmentation',
    ]);
    expect(await opsWith(everything)).toEqual([
      'pixels / 255',
      'affine and elastic augmentation',
      'stroke width augmentation',
      'blur augmentation',
      'contrast augmentation',
      'erase augmentation',
    ]);
  });
});

describe('refuses', () => {
  const create = (spec: ModelSpec, options: Partial<TrainingOptions>) =>
    createTraining(spec, randomWeights(spec), { ...categorical, optimizer: sgd, batchSize: 4, ...options });
  const xor = parseModelSpec({
    version: 1,
    name: 'xor',
    inputShape: [2],
    layers: [{ type: 'dense', name: 'output', units: 1, activation: 'sigmoid' }],
  });

  test('a layer that it does not have', async () => {
    const spec = JSON.parse(
      '{"version":1,"name":"captions","inputShape":[2],"layers":[{"type":"attention","name":"attend"}]}',
    ) as ModelSpec;
    await expect(createTraining(spec, [], { ...categorical, optimizer: sgd, batchSize: 4 })).rejects.toThrow(
      new EngineError(
        'createTraining: captions, layer attend is of the type attention, which this engine does not have; expected zeroPadding2d, conv2d, maxPool2d, averagePool2d, subsample2d, flatten, dense, dropout, activation, batchNormalization. Build the layer from these, or train with the engine tfjs.',
      ),
    );
  });

  test.each<[ModelSpec, Partial<TrainingOptions>, string]>([
    [
      xor,
      {},
      'createTraining: the loss is categoricalCrossentropy, and xor does not end in softmax; expected probabilities that sum to 1. End the network in softmax, or choose binaryCrossentropy or meanSquaredError.',
    ],
    [
      xor,
      { loss: 'binaryCrossentropy', classWeights: [1, 2, 3] },
      'createTraining: 3 class weights; xor tells 2 classes apart. Pass one for each class.',
    ],
    [
      xor,
      { loss: 'binaryCrossentropy', augmentation: augment({ rotationDegrees: 5 }) },
      'createTraining: augmentation changes images, and xor reads rows of 2 values; expected an input of [height, width, channels]. Give the network such an input, with a flatten layer first, or do not augment.',
    ],
    [
      small,
      { batchSize: 0 },
      'createTraining: batchSize is 0; expected a whole number from 1. Pass the most images that a step takes.',
    ],
  ])('%#: options that do not fit the network', async (spec, options, message) => {
    await expect(create(spec, options)).rejects.toThrow(new EngineError(message));
  });

  test('memory beyond what WebAssembly has', async () => {
    await expect(create(createModelSpec('cnn'), { batchSize: 500_000 })).rejects.toThrow(
      /^cnn: batches of 500000 need \d+ bytes of memory; expected less than 2147483648\. Make the batch or the network smaller\.$/,
    );
  });

  test('the state of another optimizer', async () => {
    await expect(create(xor, { loss: 'binaryCrossentropy', optimizer: adam, optimizerState: [] })).rejects.toThrow(
      expect.objectContaining({
        name: 'ArtifactFormatError',
        message:
          "createTraining: the optimizer's state is empty; xor with this optimizer has momentum/output/kernel [2, 1], momentum/output/bias [1], mean_square/output/kernel [2, 1], mean_square/output/bias [1]. Take it from a run of the same network and optimizer.",
      }),
    );
  });

  test('targets that are missing, or not asked for', async () => {
    const place = { epoch: 0, step: 0, learningRate: 0.1 };
    const batch = randomBatch(small, 2);
    const targets = randomTargets(small, 2);
    await withTraining(small, { softTargets: true }, async (training) => {
      const remedy = 'since the training was made with soft targets. Pass them with each batch, or with none.';
      await expect(training.trainStep(batch, place)).rejects.toThrow(
        new EngineError(`trainStep: 0 targets for 2 images; expected 6, ${remedy}`),
      );
      await expect(training.profile({ ...batch, targets: targets.subarray(3) })).rejects.toThrow(
        new EngineError(`profile: 3 targets for 2 images; expected 6, ${remedy}`),
      );
    });
    await withTraining(small, {}, async (training) => {
      await expect(training.trainStep({ ...batch, targets }, place)).rejects.toThrow(
        new EngineError(
          'trainStep: 6 targets for 2 images; expected 0, since the training was made without soft targets. ' +
            'Pass them with each batch, or with none.',
        ),
      );
    });
  });

  test('batches that are not whole, or too large', async () => {
    await withTraining(small, {}, async (training) => {
      const place = { epoch: 0, step: 0, learningRate: 0.1 };
      await expect(
        training.trainStep({ pixels: new Uint8Array(63), labels: new Uint8Array(1) }, place),
      ).rejects.toThrow(
        new EngineError(
          'trainStep: 63 pixels of 1 images; expected 1 to 11 images of 64 pixels. Pass whole images, at most as many as the batch size.',
        ),
      );
      await expect(training.predict(new Uint8Array(12 * 64))).rejects.toThrow(
        new EngineError(
          'predict: 768 pixels of 12 images; expected 1 to 11 images of 64 pixels. Pass whole images, at most as many as the batch size.',
        ),
      );
    });
  });
});
