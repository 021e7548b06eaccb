import { inferShapes, type LayerSpecInput, type ModelSpec, parseModelSpec, type Weights } from '@raqam/artifact';
import { foldBatchNormalization } from '@raqam/model';
import { buildLayersModel } from '@raqam/model/tfjs';
import { createRandomSource } from '@raqam/random';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';

type Layers = readonly LayerSpecInput[];
const conv = (name: string, more: Partial<Extract<LayerSpecInput, { type: 'conv2d' }>> = {}): LayerSpecInput => ({
  ...{ type: 'conv2d', name, filters: 4, kernelSize: [3, 3] },
  ...more,
});
const norm: LayerSpecInput = { type: 'batchNormalization', name: 'norm', epsilon: 0.01 };
const relu: LayerSpecInput = { type: 'activation', name: 'relu', activation: 'relu' };
const flatten: LayerSpecInput = { type: 'flatten', name: 'flatten' };

function build(layers: Layers): ModelSpec {
  const middle = layers.includes(flatten) ? layers : [...layers, flatten];
  const output: LayerSpecInput = { type: 'dense', name: 'output', units: 3, activation: 'softmax' };
  return parseModelSpec({ version: 1, name: 'net', inputShape: [8, 7, 2], layers: [...middle, output] });
}

/** Random weights as training leaves them: variances positive, factors positive unless asked for. */
function drawWeights(spec: ModelSpec, leastGamma = 0.3): Weights {
  return inferShapes(spec).weights.map(({ name, shape }, step) => {
    const source = createRandomSource(1, 'weights', { step });
    const length = shape.reduce((product, size) => product * size, 1);
    const draw = (index: number) => {
      const value = 2 * source.uniform(index) - 1;
      if (name.endsWith('/gamma')) return leastGamma + 0.6 * (value + 1);
      return name.endsWith('/moving_variance') ? 0.2 + (value + 1) : value;
    };
    return { name, shape, values: Float32Array.from({ length }, (_, index) => draw(index)) };
  });
}

function answer(spec: ModelSpec, weights: Weights): Float32Array {
  const { model } = buildLayersModel(spec, weights, { seed: 1 });
  const source = createRandomSource(2, 'shuffle');
  const values = Float32Array.from({ length: 5 * 8 * 7 * 2 }, (_, index) => 2 * source.uniform(index) - 1);
  return tf.tidy(() => {
    const output = model.predict(tf.tensor4d(values, [5, 8, 7, 2]));
    if (Array.isArray(output)) throw new Error('The network has several outputs.');
    return Float32Array.from(output.dataSync());
  });
}

function greatestDifference(before: Float32Array, after: Float32Array): number {
  expect(after.length).toBe(before.length);
  return Math.max(...before.map((value, index) => Math.abs(value - after[index])));
}

describe('is folded', () => {
  test.each<[string, Layers]>([
    ['behind a convolution', [conv('conv'), norm, relu]],
    ['behind one without a bias', [conv('conv', { useBias: false, padding: 'same' }), norm, relu]],
    ['behind one of connected channels', [conv('conv', { connections: [[0], [0, 1], [1], [0, 1]] }), norm, relu]],
    ['without scale or center', [conv('conv'), { ...norm, scale: false, center: false }, relu]],
    [
      'through a mean over windows that hang over',
      [conv('conv'), { type: 'averagePool2d', name: 'pool', padding: 'same' }, norm],
    ],
    [
      'through the greatest of a window',
      [conv('conv'), { type: 'maxPool2d', name: 'pool', padding: 'same' }, norm, relu],
    ],
    ['through dropout', [conv('conv'), { type: 'dropout', name: 'drop', rate: 0.5 }, norm, relu]],
    ['twice', [conv('conv'), norm, { ...norm, name: 'again' }, relu, conv('second'), { ...norm, name: 'third' }]],
    ['behind a dense layer', [flatten, { type: 'dense', name: 'hidden', units: 6 }, norm, relu]],
  ])('%s', (_, layers) => {
    const spec = build(layers);
    const weights = drawWeights(spec);
    const folded = foldBatchNormalization(spec, weights);
    expect(folded.spec.layers.map(({ type }) => type)).not.toContain('batchNormalization');
    expect(parseModelSpec(folded.spec)).toEqual(folded.spec);
    expect(greatestDifference(answer(spec, weights), answer(folded.spec, folded.weights))).toBeLessThan(1e-5);
  });
});

describe('is kept', () => {
  test.each<[string, Layers, number]>([
    ['behind another activation', [conv('conv', { activation: 'relu' }), norm], 0.3],
    [
      'behind the greatest of a window where a factor is negative',
      [conv('conv'), { type: 'maxPool2d', name: 'pool' }, norm],
      -0.6,
    ],
    [
      'behind zeros',
      [
        conv('conv'),
        {
          type: 'zeroPadding2d',
          name: 'pad',
          padding: [
            [1, 1],
            [1, 1],
          ],
        },
        norm,
      ],
      0.3,
    ],
    ['at the beginning', [norm, conv('conv')], 0.3],
    ['behind flatten', [conv('conv'), flatten, norm], 0.3],
  ])('%s', (_, layers, leastGamma) => {
    const spec = build(layers);
    const weights = drawWeights(spec, leastGamma);
    expect(foldBatchNormalization(spec, weights)).toEqual({ spec, weights });
  });
});
