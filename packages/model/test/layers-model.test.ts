import {
  ArtifactFormatError,
  buildTfjsTopology,
  inferShapes,
  type LayerSpecInput,
  type ModelSpec,
  parseModelSpec,
  SCALED_TANH,
  SpecError,
  type Weights,
} from '@raqam/artifact';
import {
  createCnn,
  createLenet5,
  createLenet5Modern,
  createMlp,
  createSoftmax,
  createXorNetwork,
  initializeWeights,
} from '@raqam/model';
import { buildLayersModel } from '@raqam/model/tfjs';
import { createRandomSource } from '@raqam/random';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { models } from '@tensorflow/tfjs-layers';
import { describe, expect, test } from 'vitest';

/** Every layer that stock tfjs has, with what is easily got wrong: odd sizes, `same`, strides beside the pool size. */
const everyStockLayer = parseModelSpec({
  version: 1,
  name: 'every-stock-layer',
  inputShape: [9, 8, 2],
  layers: [
    {
      type: 'zeroPadding2d',
      name: 'pad',
      padding: [
        [1, 0],
        [2, 1],
      ],
    },
    { type: 'conv2d', name: 'conv', filters: 3, kernelSize: [3, 2], strides: [2, 1], padding: 'same' },
    { type: 'batchNormalization', name: 'norm', epsilon: 0.5 },
    { type: 'activation', name: 'leaky', activation: 'leakyRelu' },
    { type: 'maxPool2d', name: 'max', poolSize: [2, 2], strides: [1, 2], padding: 'same' },
    { type: 'conv2d', name: 'narrow', filters: 4, kernelSize: [2, 2], useBias: false, activation: 'leakyRelu' },
    { type: 'averagePool2d', name: 'average', poolSize: [3, 2], strides: [2, 1], padding: 'same' },
    { type: 'batchNormalization', name: 'plain', center: false, scale: false },
    { type: 'flatten', name: 'flatten' },
    { type: 'dropout', name: 'dropout', rate: 0.5 },
    { type: 'dense', name: 'dense', units: 5, activation: 'tanh' },
    { type: 'dense', name: 'frozen', units: 4, activation: 'sigmoid', trainable: false },
    { type: 'dense', name: 'logits', units: 3 },
    { type: 'activation', name: 'softmax', activation: 'softmax' },
  ],
});

/** The layers of LeNet-5 that tfjs does not have, with strides, `same` padding, other windows and every way to end them. */
const everyOwnLayer = parseModelSpec({
  version: 1,
  name: 'every-own-layer',
  inputShape: [9, 7, 3],
  layers: [
    {
      type: 'conv2d',
      name: 'same',
      filters: 3,
      kernelSize: [3, 2],
      padding: 'same',
      connections: [[0, 2], [1], [0, 1, 2]],
      activation: 'scaledTanh',
    },
    { type: 'subsample2d', name: 'wide', poolSize: [1, 2] },
    {
      type: 'conv2d',
      name: 'strided',
      filters: 2,
      kernelSize: [2, 1],
      strides: [2, 1],
      useBias: false,
      connections: [[2], [0, 1]],
    },
    { type: 'subsample2d', name: 'tall', poolSize: [3, 2], activation: 'scaledTanh' },
    { type: 'activation', name: 'again', activation: 'scaledTanh' },
    { type: 'flatten', name: 'flatten' },
    { type: 'dense', name: 'dense', units: 2, activation: 'scaledTanh' },
  ],
});

/** Batch normalization behind an image and a row, with and without what may be left out. */
const normalized = parseModelSpec({
  version: 1,
  name: 'normalized',
  inputShape: [3, 2, 2],
  layers: [
    { type: 'batchNormalization', name: 'images', momentum: 0.9, epsilon: 0.1 },
    { type: 'activation', name: 'tanh', activation: 'tanh' },
    { type: 'flatten', name: 'flatten' },
    { type: 'batchNormalization', name: 'scaled', center: false, epsilon: 0.1 },
    { type: 'dense', name: 'dense', units: 3, activation: 'tanh' },
    { type: 'batchNormalization', name: 'centered', scale: false, epsilon: 0.1 },
  ],
});

/** Weights that leave nothing at 0 or 1: around 0, variances above it. */
function anyWeights(spec: ModelSpec, seed = 1): Weights {
  return inferShapes(spec).weights.map(({ name, shape }, step) => {
    const source = createRandomSource(seed, 'weights', { step });
    const length = shape.reduce((a, b) => a * b, 1);
    const values = Float32Array.from({ length }, (_, index) =>
      name.endsWith('/moving_variance') ? 0.5 + source.uniform(index) : 0.5 * source.normal(index),
    );
    return { name, shape, values };
  });
}

/** A batch of values from −1 to 1. */
function anyImages(spec: ModelSpec, batchSize: number): tf.Tensor {
  const source = createRandomSource(7, 'synthesis');
  const shape = [batchSize, ...spec.inputShape];
  const length = shape.reduce((a, b) => a * b);
  return tf.tensor(
    Array.from({ length }, (_, index) => 2 * source.uniform(index) - 1),
    shape,
  );
}

function only(output: tf.Tensor | tf.Tensor[] | object): tf.Tensor {
  if (!(output instanceof tf.Tensor)) throw new Error('one tensor expected');
  return output;
}

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  for (let i = 0; i < actual.length; i++) expect(Math.abs(actual[i] - expected[i])).toBeLessThan(tolerance);
}

describe('predicts', () => {
  test.each([
    createCnn(),
    createLenet5Modern(),
    createMlp({ dropoutRate: 0.3 }),
    createSoftmax(),
    createXorNetwork(),
    everyStockLayer,
  ])('$name: what stock tfjs predicts from the topology', async (spec) => {
    const weights = anyWeights(spec);
    const built = buildLayersModel(spec, weights, { seed: 1 });
    const stock = await models.modelFromJSON({ modelTopology: JSON.parse(JSON.stringify(buildTfjsTopology(spec))) });
    for (const layer of inferShapes(spec).layers) {
      const own = weights.filter(({ name }) => name.startsWith(`${layer.name}/`));
      stock.getLayer(layer.name).setWeights(own.map(({ shape, values }) => tf.tensor(values, [...shape])));
    }
    const images = anyImages(spec, 3);
    const output = only(built.model.predict(images));
    expect(output.shape).toEqual([3, ...inferShapes(spec).outputShape]);
    // The same kernels of tfjs on the same numbers: equal to the bit.
    expect(output.dataSync()).toEqual(only(stock.predict(images)).dataSync());
    expect(new Set(output.dataSync()).size).toBeGreaterThanOrEqual(3);
  });

  /** One layer alone on one image. */
  function run(layer: LayerSpecInput, inputShape: readonly [number, number, number]) {
    const spec = parseModelSpec({ version: 1, name: 'net', inputShape, layers: [layer] });
    const weights = anyWeights(spec);
    const images = anyImages(spec, 1);
    const { model } = buildLayersModel(spec, weights, { seed: 1 });
    const output = only(model.predict(images));
    expect(output.shape.slice(1)).toEqual(inferShapes(spec).outputShape);
    const [x, y] = [images.dataSync(), output.dataSync()];
    const [, width, channels] = inputShape;
    const [, , outputWidth, outputChannels] = output.shape;
    return {
      values: weights.map(({ values }) => values),
      x: (row: number, column: number, channel: number) => x[(row * width + column) * channels + channel] ?? 0,
      y: (row: number, column: number, channel: number) =>
        y[(row * (outputWidth ?? 0) + column) * (outputChannels ?? 0) + channel],
    };
  }

  test('subsample2d: coefficient · sum of the window + bias, what is left over cut off', () => {
    const { values, x, y } = run({ type: 'subsample2d', name: 's', poolSize: [2, 3] }, [5, 7, 2]);
    const [coefficient, bias] = values;
    for (const [row, column, channel] of [
      [0, 0, 0],
      [1, 1, 0],
      [0, 1, 1],
      [1, 0, 1],
    ]) {
      let sum = 0;
      for (let i = 0; i < 2; i++) for (let j = 0; j < 3; j++) sum += x(2 * row + i, 3 * column + j, channel);
      expect(y(row, column, channel)).toBeCloseTo(coefficient[channel] * sum + bias[channel], 5);
    }
  });

  test('scaledTanh: its two constants', () => {
    const { x, y } = run({ type: 'activation', name: 'a', activation: 'scaledTanh' }, [2, 2, 1]);
    expect(y(1, 0, 0)).toBeCloseTo(SCALED_TANH.amplitude * Math.tanh(SCALED_TANH.slope * x(1, 0, 0)), 6);
    expect(y(0, 1, 0)).toBeCloseTo(SCALED_TANH.amplitude * Math.tanh(SCALED_TANH.slope * x(0, 1, 0)), 6);
  });

  test.each(['valid', 'same'] as const)(
    'conv2d with connections, %s: the pairs that are connected, in order',
    (padding) => {
      const connections = [[1], [0, 2], [0, 1, 2]];
      const { values, x, y } = run(
        { type: 'conv2d', name: 'c', filters: 3, kernelSize: [3, 3], padding, connections, activation: 'linear' },
        [5, 5, 3],
      );
      const [kernel, bias] = values;
      const before = padding === 'same' ? 1 : 0;
      const inside = (row: number, column: number) => row >= 0 && column >= 0 && row < 5 && column < 5;
      connections.forEach((channels, filter) => {
        const firstPair = [0, 1, 3][filter];
        for (const [row, column] of [
          [0, 0],
          [2, 1],
        ]) {
          let sum = bias[filter];
          for (let i = 0; i < 3; i++) {
            for (let j = 0; j < 3; j++) {
              const [at, along] = [row + i - before, column + j - before];
              channels.forEach((channel, index) => {
                if (inside(at, along)) sum += x(at, along, channel) * kernel[(i * 3 + j) * 6 + firstPair + index];
              });
            }
          }
          expect(y(row, column, filter)).toBeCloseTo(sum, 5);
        }
      });
    },
  );
});

describe('gradients', () => {
  test.each([everyOwnLayer, normalized, createXorNetwork()])(
    '$name: of every weight and input, by finite differences',
    (spec) => {
      const weights = anyWeights(spec);
      const { model } = buildLayersModel(spec, weights, { seed: 1 });
      const images = anyImages(spec, 5);
      const loss = (input: tf.Tensor): tf.Scalar => {
        const output = only(model.apply(input, { training: true }));
        // Any weighted sum, so that no gradient vanishes by symmetry.
        return tf.sum(tf.mul(output, tf.reshape(tf.linspace(-1, 1.5, output.size), output.shape)));
      };

      /** Compares a few entries of a gradient with central differences of the loss. */
      const expectGradient = (
        gradient: tf.Tensor,
        values: Float32Array,
        lossWith: (values: Float32Array) => number,
      ) => {
        const slopes = gradient.dataSync();
        expect(slopes.length).toBe(values.length);
        const h = 0.02;
        const stride = Math.max(1, Math.floor(values.length / 12));
        for (let index = 0; index < values.length; index += stride) {
          const moved = (by: number) => lossWith(values.map((value, i) => (i === index ? value + by : value)));
          const slope = (8 * (moved(h) - moved(-h)) - (moved(2 * h) - moved(-2 * h))) / (12 * h);
          // The difference leaves an error of about h⁴ = 2e-7, the rounding of f32 sums one of about 1e-6 / h.
          expect(Math.abs(slopes[index] - slope)).toBeLessThan(5e-4 * Math.max(1, Math.abs(slope)));
        }
        expect(slopes.some((slope) => Math.abs(slope) > 0.01)).toBe(true);
      };

      const { grads } = tf.variableGrads(() => loss(images));
      let numChecked = 0;
      for (const layer of model.layers) {
        layer.trainableWeights.forEach((variable) => {
          const tensor = variable.read();
          const values = new Float32Array(tensor.dataSync());
          expectGradient(grads[variable.name], values, (moved) =>
            tf.tidy(() => {
              variable.write(tf.tensor(moved, tensor.shape));
              const value = loss(images).dataSync()[0];
              variable.write(tf.tensor(values, tensor.shape));
              return value;
            }),
          );
          numChecked += 1;
        });
      }
      expect(numChecked).toBe(inferShapes(spec).weights.filter(({ trainable }) => trainable).length);
      expectGradient(tf.grad(loss)(images), new Float32Array(images.dataSync()), (moved) =>
        tf.tidy(() => loss(tf.tensor(moved, images.shape)).dataSync()[0]),
      );
    },
  );
});

describe('batch normalization', () => {
  test('in training: mean and variance of the batch, towards which the moving averages go', async () => {
    const spec = parseModelSpec({
      version: 1,
      name: 'net',
      inputShape: [2],
      layers: [{ type: 'batchNormalization', name: 'b', momentum: 0.75, epsilon: 1 }],
    });
    const built = buildLayersModel(spec, initializeWeights(spec, 1), { seed: 1 });
    const { model } = built;
    // Means 2 and 10, variances (of the batch, not estimates of a population's) 8 and 0.
    const batch = tf.tensor2d([
      [-2, 10],
      [4, 10],
      [4, 10],
    ]);
    const output = only(model.apply(batch, { training: true }));
    expectClose(output.dataSync(), [-4 / 3, 0, 2 / 3, 0, 2 / 3, 0], 1e-6);
    const values = new Map((await built.readWeights()).map((weight) => [weight.name, Array.from(weight.values)]));
    expect(values.get('b/moving_mean')).toEqual([0.5, 2.5]);
    expect(values.get('b/moving_variance')).toEqual([0.75 + 2, 0.75]);
    // Afterwards these are what it normalizes by, and they stay.
    expectClose(only(model.predict(batch)).dataSync().slice(0, 1), [-2.5 / Math.sqrt(3.75)], 1e-6);
    expect((await built.readWeights())[2].values).toEqual(new Float32Array([0.5, 2.5]));
  });
});

describe('dropout', () => {
  const spec = parseModelSpec({
    version: 1,
    name: 'net',
    inputShape: [5, 4, 3],
    layers: [
      { type: 'dropout', name: 'first', rate: 0.4 },
      { type: 'flatten', name: 'flatten' },
      { type: 'dropout', name: 'second', rate: 0.25 },
    ],
  });
  const ones = tf.ones([10, 5, 4, 3]);

  test('draws the mask of epoch, step, layer and position, and divides by what is kept', () => {
    const built = buildLayersModel(spec, [], { seed: 9 });
    const { model } = built;
    built.setPlace({ epoch: 2, step: 17 });
    const source = createRandomSource(9, 'dropout', { epoch: 2, step: 17 });
    const expected = Float32Array.from({ length: 600 }, (_, index) => {
      const first = source.uniform(index) >= 0.4 ? Math.fround(1 / 0.6) : 0;
      const second = source.uniform(2 ** 28 + index) >= 0.25 ? Math.fround(1 / 0.75) : 0;
      return first * second;
    });
    expect(only(model.apply(ones, { training: true })).dataSync()).toEqual(expected);
    const numKept = expected.filter((value) => value > 0).length;
    // 600 · 0.6 · 0.75 = 270, with a standard deviation of 12.2.
    expect(Math.abs(numKept - 270)).toBeLessThan(61);
  });

  test('the same place draws the same mask again, another place or seed another; at first it is epoch 0, step 0', () => {
    const draw = (seed: number, epoch: number, step: number) => {
      const built = buildLayersModel(spec, [], { seed });
      const { model } = built;
      built.setPlace({ epoch, step });
      return only(model.apply(ones, { training: true }))
        .dataSync()
        .join();
    };
    expect(draw(1, 1, 1)).toBe(draw(1, 1, 1));
    expect(new Set([draw(1, 0, 0), draw(1, 0, 1), draw(1, 1, 0), draw(2, 0, 0)]).size).toBe(4);
    const { model } = buildLayersModel(spec, [], { seed: 1 });
    expect(
      only(model.apply(ones, { training: true }))
        .dataSync()
        .join(),
    ).toBe(draw(1, 0, 0));
  });

  test('outside of training, and at rate 0, lets everything pass', () => {
    expect(only(buildLayersModel(spec, [], { seed: 1 }).model.predict(ones)).dataSync()).toEqual(
      new Float32Array(600).fill(1),
    );
    const none = parseModelSpec({ ...spec, layers: [{ type: 'dropout', name: 'd', rate: 0 }] });
    const { model } = buildLayersModel(none, [], { seed: 1 });
    expect(only(model.apply(ones, { training: true })).dataSync()).toEqual(new Float32Array(600).fill(1));
  });

  test('gradients pass where values do', () => {
    const { model } = buildLayersModel(spec, [], { seed: 1 });
    const apply = (input: tf.Tensor) => only(model.apply(input, { training: true }));
    expect(
      tf
        .grad((input) => tf.sum(apply(input)))(ones)
        .dataSync(),
    ).toEqual(apply(ones).dataSync());
  });

  test('refuses more layers than have rows of their own', () => {
    const layers = Array.from({ length: 65 }, (_, index) => ({ type: 'dropout', name: `d${index}`, rate: 0.1 }));
    const deep = parseModelSpec({ ...spec, layers });
    expect(() => buildLayersModel(deep, [], { seed: 1 })).toThrow(
      new SpecError(
        'layer d64 is dropout layer 65 of its network; training draws masks for at most 64. Take some out.',
      ),
    );
  });
});

describe('logits', () => {
  test.each([createLenet5(), everyStockLayer])('of $name: softmax of them is what it predicts', (spec) => {
    const weights = anyWeights(spec);
    const images = anyImages(spec, 2);
    const run = (output: 'probabilities' | 'logits') =>
      only(buildLayersModel(spec, weights, { seed: 1, output }).model.predict(images));
    const logits = run('logits');
    expectClose(tf.softmax(logits).dataSync(), run('probabilities').dataSync(), 1e-6);
    expect(Math.min(...logits.dataSync())).toBeLessThan(0);
  });

  test('of a network without a softmax at its end are its outputs', () => {
    const spec = createXorNetwork();
    const weights = anyWeights(spec);
    const images = anyImages(spec, 2);
    const run = (output: 'probabilities' | 'logits') =>
      only(buildLayersModel(spec, weights, { seed: 1, output }).model.predict(images)).dataSync();
    expect(run('logits')).toEqual(run('probabilities'));
  });
});

describe('weights', () => {
  test.each([everyStockLayer, everyOwnLayer, createLenet5()])(
    'of $name come back in order, as copies',
    async (spec) => {
      const weights = anyWeights(spec);
      const built = buildLayersModel(spec, weights, { seed: 1 });
      const read = await built.readWeights();
      expect(read).toEqual(weights);
      for (const { values } of read) values.fill(0);
      expect(await built.readWeights()).toEqual(weights);
    },
  );

  test.each([everyStockLayer, everyOwnLayer, createLenet5()])(
    'of $name: a step changes the trainable ones and moving averages, no others',
    async (spec) => {
      const weights = initializeWeights(spec, 1);
      const built = buildLayersModel(spec, weights, { seed: 1, output: 'logits' });
      const { model } = built;
      const images = anyImages(spec, 4);
      expect(model.trainableWeights.map(({ originalName }) => originalName)).toEqual(
        inferShapes(spec).weights.flatMap(({ name, trainable }) => (trainable ? [name] : [])),
      );
      const optimizer = tf.train.sgd(0.1);
      optimizer.minimize(() => {
        const output = only(model.apply(images, { training: true }));
        return tf.sum(tf.mul(output, tf.reshape(tf.linspace(-1, 1, output.size), output.shape)));
      });
      const after = await built.readWeights();
      const changed = after.filter(({ values }, index) => values.join() !== weights[index].values.join());
      const frozen = spec.layers.flatMap((layer) => ('trainable' in layer && !layer.trainable ? [layer.name] : []));
      expect(changed.map(({ name }) => name)).toEqual(
        weights.flatMap(({ name }) => (frozen.includes(name.split('/')[0]) ? [] : [name])),
      );
    },
  );

  test('that belong to another network are refused', () => {
    expect(() => buildLayersModel(createSoftmax(), anyWeights(createXorNetwork()), { seed: 1 })).toThrow(
      new ArtifactFormatError(
        'buildLayersModel: 4 weight tensors; the network softmax has 2. Take weights and specification from the same network.',
      ),
    );
  });

  test('a model that is disposed of leaves no tensor behind', async () => {
    const { numTensors } = tf.memory();
    const spec = createLenet5();
    const built = buildLayersModel(spec, initializeWeights(spec, 1), { seed: 1 });
    await built.readWeights();
    expect(tf.memory().numTensors).toBe(numTensors + inferShapes(spec).weights.length);
    built.dispose();
    expect(tf.memory().numTensors).toBe(numTensors);
  });
});
