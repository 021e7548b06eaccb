// Stock TensorFlow.js on its cpu backend, which shares no code with ours, computes the same.
import {
  averagePool2d,
  batchNormalization,
  binaryCrossEntropy,
  conv2d,
  createSlidingWindow,
  dense,
  leakyRelu,
  maxPool2d,
  meanSquaredError,
  relu,
  scaledTanh,
  sigmoid,
  softmax,
  softmaxCrossEntropy,
  subsample2d,
  tanh,
  zeroPadding2d,
} from '@raqam/kernels';
import { createRandomSource } from '@raqam/random';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';

// Many cases, and the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

/**
 * Of the greatest sum of magnitudes in a test, 7·7·9 products of values around 1. Both sides round to f32 in orders of
 * their own; wrong indices are off by more than 0.01.
 */
const TOLERANCE = 3e-5;

/** Normal deviates, the same for each seed. */
function randomValues(seed: number, length: number): Float32Array {
  const source = createRandomSource(seed, 'weights');
  return Float32Array.from({ length }, (_, index) => source.normal(index));
}

/** Runs a computation of tfjs and compares its values and shape with ours. */
function expectSame(actual: Float32Array, compute: () => tf.Tensor): void {
  const expected = tf.tidy(() => compute().dataSync());
  expect(actual.length).toBe(expected.length);
  actual.forEach((value, index) => {
    if (!(Math.abs(value - expected[index]) < TOLERANCE)) {
      expect.fail(`value ${index} is ${value}; tfjs has ${expected[index]}`);
    }
  });
}

/** Awkward on purpose: 1, odd, not a multiple of a vector's 4, smaller than the window. */
const side = fc.integer({ min: 1, max: 9 });
const windows = fc
  .record({
    batchSize: fc.integer({ min: 1, max: 3 }),
    inputSize: fc.tuple(side, side),
    windowSize: fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 })),
    strides: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
    padding: fc.constantFrom('same' as const, 'valid' as const),
    numChannels: fc.integer({ min: 1, max: 9 }),
    numFilters: fc.integer({ min: 1, max: 9 }),
    seed: fc.nat(),
  })
  .filter(
    ({ inputSize, windowSize, padding }) =>
      padding === 'same' || (windowSize[0] <= inputSize[0] && windowSize[1] <= inputSize[1]),
  );

test('conv2d, any window', () => {
  fc.assert(
    fc.property(windows, fc.boolean(), (shape, useBias) => {
      const { batchSize, inputSize, windowSize, strides, padding, numChannels, numFilters, seed } = shape;
      const window = createSlidingWindow(inputSize, windowSize, strides, padding);
      const x = randomValues(seed, batchSize * inputSize[0] * inputSize[1] * numChannels);
      const filter = randomValues(seed + 1, windowSize[0] * windowSize[1] * numChannels * numFilters);
      const bias = useBias ? randomValues(seed + 2, numFilters) : null;
      const y = new Float32Array(batchSize * window.outputSize[0] * window.outputSize[1] * numFilters).fill(9);
      conv2d(x, filter, bias, y, { batchSize, window, numChannels, numFilters });
      expectSame(y, () => {
        const sums = tf.conv2d(
          tf.tensor4d(x, [batchSize, ...inputSize, numChannels]),
          tf.tensor4d(filter, [...windowSize, numChannels, numFilters]),
          strides,
          padding,
        );
        expect(sums.shape).toEqual([batchSize, ...window.outputSize, numFilters]);
        return bias === null ? sums : tf.add(sums, tf.tensor1d(bias));
      });
    }),
  );
});

test('maxPool2d and averagePool2d, any window', () => {
  fc.assert(
    fc.property(windows, ({ batchSize, inputSize, windowSize, strides, padding, numChannels, seed }) => {
      const window = createSlidingWindow(inputSize, windowSize, strides, padding);
      const x = randomValues(seed, batchSize * inputSize[0] * inputSize[1] * numChannels);
      const input = () => tf.tensor4d(x, [batchSize, ...inputSize, numChannels]);
      const y = new Float32Array(batchSize * window.outputSize[0] * window.outputSize[1] * numChannels).fill(9);
      maxPool2d(x, y, { batchSize, window, numChannels });
      expectSame(y, () => tf.maxPool(input(), windowSize, strides, padding));
      averagePool2d(x, y, { batchSize, window, numChannels });
      expectSame(y, () => tf.avgPool(input(), windowSize, strides, padding));
    }),
  );
});

test('subsample2d, any window that stays inside', () => {
  fc.assert(
    fc.property(windows, ({ batchSize, inputSize, windowSize, strides, numChannels, seed }) => {
      const size = [Math.max(inputSize[0], windowSize[0]), Math.max(inputSize[1], windowSize[1])] as const;
      const window = createSlidingWindow(size, windowSize, strides, 'valid');
      const x = randomValues(seed, batchSize * size[0] * size[1] * numChannels);
      const coefficient = randomValues(seed + 1, numChannels);
      const bias = randomValues(seed + 2, numChannels);
      const y = new Float32Array(batchSize * window.outputSize[0] * window.outputSize[1] * numChannels).fill(9);
      subsample2d(x, coefficient, bias, y, { batchSize, window, numChannels });
      expectSame(y, () => {
        const means = tf.avgPool(tf.tensor4d(x, [batchSize, ...size, numChannels]), windowSize, strides, 'valid');
        const sums = tf.mul(means, windowSize[0] * windowSize[1]);
        return tf.add(tf.mul(sums, tf.tensor1d(coefficient)), tf.tensor1d(bias));
      });
    }),
  );
});

test('zeroPadding2d, any margins', () => {
  const margin = fc.nat(3);
  const margins = fc.tuple(fc.tuple(margin, margin), fc.tuple(margin, margin));
  fc.assert(
    fc.property(windows, margins, ({ batchSize, inputSize, numChannels, seed }, padding) => {
      const x = randomValues(seed, batchSize * inputSize[0] * inputSize[1] * numChannels);
      const [rows, columns] = padding;
      const outputSize = [inputSize[0] + rows[0] + rows[1], inputSize[1] + columns[0] + columns[1]];
      const y = new Float32Array(batchSize * outputSize[0] * outputSize[1] * numChannels).fill(9);
      zeroPadding2d(x, y, { batchSize, inputSize, numChannels, padding });
      expectSame(y, () => tf.pad(tf.tensor4d(x, [batchSize, ...inputSize, numChannels]), [[0, 0], ...padding, [0, 0]]));
    }),
  );
});

test('dense, any sizes', () => {
  const size = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(size, size, size, fc.nat(), (batchSize, numFeatures, numUnits, seed) => {
      const x = randomValues(seed, batchSize * numFeatures);
      const weights = randomValues(seed + 1, numFeatures * numUnits);
      const bias = randomValues(seed + 2, numUnits);
      const y = new Float32Array(batchSize * numUnits).fill(9);
      dense(x, weights, bias, y, { batchSize, numFeatures, numUnits });
      expectSame(y, () =>
        tf.add(
          tf.matMul(tf.tensor2d(x, [batchSize, numFeatures]), tf.tensor2d(weights, [numFeatures, numUnits])),
          tf.tensor1d(bias),
        ),
      );
    }),
  );
});

test('batchNormalization', () => {
  const [numRows, numChannels, epsilon] = [35, 5, 0.001];
  const x = randomValues(1, numRows * numChannels);
  const [gamma, beta, mean] = [2, 3, 4].map((seed) => randomValues(seed, numChannels));
  const variance = randomValues(5, numChannels).map((value) => 0.1 + value ** 2);
  const y = new Float32Array(x.length);
  batchNormalization(x, { gamma, beta, mean, variance }, y, { numRows, numChannels, epsilon });
  expectSame(y, () =>
    tf.batchNorm(
      tf.tensor2d(x, [numRows, numChannels]),
      tf.tensor1d(mean),
      tf.tensor1d(variance),
      tf.tensor1d(beta),
      tf.tensor1d(gamma),
      epsilon,
    ),
  );
});

describe('activations', () => {
  const x = randomValues(7, 1000).map((value) => 8 * value);
  const y = new Float32Array(x.length);
  const input = () => tf.tensor2d(x, [100, 10]);

  test.each<[string, () => void, () => tf.Tensor]>([
    ['relu', () => relu(x, y), () => tf.relu(input())],
    ['leakyRelu', () => leakyRelu(x, 0.2, y), () => tf.leakyRelu(input(), 0.2)],
    ['sigmoid', () => sigmoid(x, y), () => tf.sigmoid(input())],
    ['tanh', () => tanh(x, y), () => tf.tanh(input())],
    [
      'scaledTanh',
      () => scaledTanh(x, { amplitude: 1.7159, slope: 2 / 3 }, y),
      () => tf.mul(1.7159, tf.tanh(tf.mul(2 / 3, input()))),
    ],
    ['softmax', () => softmax(x, y, { numRows: 100, numClasses: 10 }), () => tf.softmax(input())],
  ])('%s', (_, ours, theirs) => {
    ours();
    expectSame(y, theirs);
  });
});

describe('losses', () => {
  const [numRows, numOutputs] = [40, 5];
  const labels = Uint8Array.from({ length: numRows }, (_, row) => (row * 3) % numOutputs);
  const logits = randomValues(8, numRows * numOutputs);
  // Some are 0 or 1, where binary cross-entropy clips them.
  const probabilities = logits.map((value) => Math.min(1, Math.max(0, 0.5 + value / 2)));
  const targets = () => tf.oneHot(tf.tensor1d(labels, 'int32'), numOutputs);
  const theirProbabilities = () => tf.tensor2d(probabilities, [numRows, numOutputs]);

  test.each([
    [
      'softmaxCrossEntropy',
      softmaxCrossEntropy,
      logits,
      () => tf.neg(tf.sum(tf.mul(targets(), tf.logSoftmax(tf.tensor2d(logits, [numRows, numOutputs]))), 1)),
    ],
    [
      'binaryCrossEntropy',
      binaryCrossEntropy,
      probabilities,
      () => {
        const p = tf.clipByValue(theirProbabilities(), 1e-7, 1 - 1e-7);
        const ofZeros = tf.mul(tf.sub(1, targets()), tf.log(tf.sub(1, p)));
        return tf.neg(tf.mean(tf.add(tf.mul(targets(), tf.log(p)), ofZeros), 1));
      },
    ],
    [
      'meanSquaredError',
      meanSquaredError,
      probabilities,
      () => tf.mean(tf.squaredDifference(targets(), theirProbabilities()), 1),
    ],
  ] as const)('%s', (_, ours, outputs, theirs) => {
    const losses = new Float32Array(numRows);
    const gradient = new Float32Array(numRows * numOutputs);
    const classWeights = new Float32Array(numOutputs).fill(1);
    const correct = new Uint8Array(numRows);
    ours({ outputs, labels, classWeights, scale: 1, gradient, losses, correct }, { numRows, numOutputs });
    expectSame(losses, theirs);
  });
});
