// Every layer's gradients: as tfjs has them on its cpu backend, and as slopes of the loss.
import { type LayerSpecInput, type ModelSpec, parseModelSpec } from '@raqam/artifact';
import { createTraining } from '@raqam/engine';
import { createModelSpec } from '@raqam/model';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { engineGradients, PLACE } from './engine-gradients.ts';
import { everyLayer } from './every-layer.ts';
import { randomBatch, randomTargets, randomWeights } from './random-values.ts';
import { createTfjsNetwork, type TfjsNetworkOptions } from './tfjs-network.ts';

// Many cases, and the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

beforeAll(async () => {
  await tf.setBackend('cpu');
});

function network(name: string, inputShape: ModelSpec['inputShape'], layers: readonly LayerSpecInput[]): ModelSpec {
  return parseModelSpec({ version: 1, name, inputShape, layers });
}

const conv = { type: 'conv2d', kernelSize: [3, 3] } as const;
const sgd = { optimizer: { type: 'sgd', learningRate: 0.1, momentum: 0, nesterov: false } } as const;
const softmax: readonly LayerSpecInput[] = [
  { type: 'flatten', name: 'flatten' },
  { type: 'dense', name: 'output', units: 3, activation: 'softmax' },
];

const networks: readonly ModelSpec[] = [
  parseModelSpec({
    ...everyLayer,
    // One batch normalization behind another makes gradients of rounding.
    layers: everyLayer.layers
      .filter(({ name }) => name !== 'centered' && name !== 'plain')
      .map((layer) => {
        // A bias before a batch normalization has no gradient but rounding.
        if (layer.type === 'conv2d') return { ...layer, useBias: false };
        // tfjs divides by the whole window where it reaches over the edge, in the gradient only: no slope of its loss.
        return layer.type === 'averagePool2d' ? { ...layer, padding: 'valid' as const } : layer;
      }),
  }),
  network(
    'pooled',
    [13, 11, 2],
    [
      { ...conv, name: 'relu', filters: 5, activation: 'relu' },
      { type: 'maxPool2d', name: 'pool' },
      { ...conv, name: 'sums', filters: 4, useBias: false },
      { type: 'maxPool2d', name: 'rows', poolSize: [1, 2], strides: [1, 2] },
      { type: 'activation', name: 'tanh', activation: 'tanh' },
      ...softmax,
    ],
  ),
  network(
    'pooled-same',
    [8, 6, 3],
    [
      { ...conv, name: 'leaky', filters: 3, padding: 'same', activation: 'leakyRelu' },
      { type: 'maxPool2d', name: 'pool', padding: 'same' },
      { ...conv, name: 'scaled', filters: 8, padding: 'same', activation: 'scaledTanh' },
      { type: 'maxPool2d', name: 'again' },
      ...softmax,
    ],
  ),
  network(
    'strides',
    [9, 10, 2],
    [
      { ...conv, name: 'first', filters: 3, strides: [2, 3], activation: 'sigmoid' },
      { ...conv, name: 'second', filters: 4, kernelSize: [2, 2], strides: [1, 2], padding: 'same', activation: 'relu' },
      { type: 'averagePool2d', name: 'average' },
      ...softmax,
    ],
  ),
  network(
    'connected',
    [8, 8, 3],
    [
      { ...conv, name: 'partly', filters: 3, connections: [[0, 2], [1], [0, 1, 2]], activation: 'relu' },
      { type: 'maxPool2d', name: 'pool' },
      ...softmax,
    ],
  ),
  network(
    'softmax-inside',
    [6, 6, 1],
    [
      { ...conv, name: 'shares', filters: 4, activation: 'softmax' },
      { type: 'activation', name: 'again', activation: 'softmax' },
      { type: 'flatten', name: 'flat' },
      { type: 'dense', name: 'hidden', units: 5, activation: 'softmax' },
      { type: 'dense', name: 'output', units: 3, activation: 'softmax' },
    ],
  ),
  network(
    'frozen',
    [9, 9, 2],
    [
      { ...conv, name: 'first', filters: 4, activation: 'relu' },
      { ...conv, name: 'pooled', filters: 4, activation: 'relu', trainable: false },
      { type: 'maxPool2d', name: 'pool' },
      { ...conv, name: 'second', filters: 4, kernelSize: [2, 2], trainable: false },
      { type: 'flatten', name: 'flat' },
      { type: 'dense', name: 'hidden', units: 5, activation: 'tanh', trainable: false },
      { type: 'dense', name: 'output', units: 3, activation: 'softmax' },
    ],
  ),
  network(
    'frozen-start',
    [9, 9, 2],
    [
      { ...conv, name: 'first', filters: 4, activation: 'relu', trainable: false },
      { type: 'maxPool2d', name: 'pool' },
      { type: 'dropout', name: 'dropout', rate: 0.3 },
      ...softmax,
    ],
  ),
  network(
    'normalized',
    [7, 7, 2],
    [
      { ...conv, name: 'first', filters: 3, useBias: false },
      { type: 'batchNormalization', name: 'norm1' },
      { type: 'activation', name: 'relu', activation: 'relu' },
      { ...conv, name: 'second', filters: 4, useBias: false },
      { type: 'batchNormalization', name: 'norm2', center: false },
      { type: 'flatten', name: 'flat' },
      { type: 'dense', name: 'hidden', units: 6, useBias: false },
      { type: 'batchNormalization', name: 'norm3', scale: false },
      { type: 'activation', name: 'tanh', activation: 'tanh' },
      { type: 'batchNormalization', name: 'norm4', center: false, scale: false },
      { type: 'dense', name: 'output', units: 3, activation: 'softmax' },
    ],
  ),
  // Wide layers, so that weights are cut into several blocks of rows, with one of another size at the end.
  network(
    'wide',
    [37],
    [
      { type: 'dense', name: 'hidden', units: 260, activation: 'relu' },
      { type: 'dense', name: 'second', units: 9, activation: 'sigmoid' },
      { type: 'dense', name: 'output', units: 3, activation: 'softmax' },
    ],
  ),
  createModelSpec('cnn'),
  createModelSpec('lenet5'),
];

const xor = network(
  'xor',
  [2],
  [
    { type: 'dense', name: 'hidden', units: 2, activation: 'sigmoid' },
    { type: 'dense', name: 'output', units: 1, activation: 'sigmoid' },
  ],
);
const classes = network('classes', [5], [{ type: 'dense', name: 'output', units: 3, activation: 'softmax' }]);
const marks = network('marks', [5], [{ type: 'dense', name: 'output', units: 3, activation: 'sigmoid' }]);

/** ‖actual − expected‖ / ‖expected‖ */
function relativeDistance(actual: Float32Array, expected: Float32Array): number {
  const squared = (values: Float32Array) => values.reduce((sum, value) => sum + value ** 2, 0);
  return Math.sqrt(squared(actual.map((value, index) => value - expected[index])) / squared(expected));
}

async function expectSameGradients(
  spec: ModelSpec,
  numImages: number,
  options: Pick<TfjsNetworkOptions, 'classWeights' | 'labelSmoothing' | 'loss'>,
  batch = randomBatch(spec, numImages),
): Promise<void> {
  const weights = randomWeights(spec);
  const softTargets = batch.targets !== undefined;
  const actual = await engineGradients(spec, weights, batch, { ...options, softTargets });
  const reference = createTfjsNetwork(spec, weights, { ...options, seed: 3 });
  const expected = reference.gradients(batch, PLACE);
  reference.dispose();
  expect(Math.abs(actual.loss / expected.loss - 1)).toBeLessThan(1e-5);
  expect(actual.gradients.map(({ name }) => name)).toEqual(expected.gradients.map(({ name }) => name));
  for (const [index, { name, values }] of actual.gradients.entries()) {
    const distance = relativeDistance(values, expected.gradients[index].values);
    expect(distance, `${spec.name}, ${name}: relative distance from tfjs`).toBeLessThan(1e-5);
  }
}

describe('equal those of tfjs', () => {
  test.each(networks.map((spec) => [spec.name, spec] as const))('%s', async (_, spec) => {
    // Two tasks, the second with images to spare.
    await expectSameGradients(spec, 11, { loss: 'categoricalCrossentropy' });
  });

  test.each([
    [xor, 'binaryCrossentropy'],
    [xor, 'meanSquaredError'],
    [classes, 'binaryCrossentropy'],
    [classes, 'meanSquaredError'],
    [marks, 'binaryCrossentropy'],
    [marks, 'meanSquaredError'],
  ] as const)('%#: any loss', async (spec, loss) => {
    await expectSameGradients(spec, 9, { loss });
  });

  test('with class weights', async () => {
    await expectSameGradients(classes, 9, { loss: 'categoricalCrossentropy', classWeights: [0.5, 2, 1] });
    await expectSameGradients(xor, 9, { loss: 'binaryCrossentropy', classWeights: [3, 0.25] });
  });

  const anyLoss = [
    [classes, 'categoricalCrossentropy'],
    [classes, 'binaryCrossentropy'],
    [marks, 'meanSquaredError'],
    [xor, 'binaryCrossentropy'],
    [xor, 'meanSquaredError'],
  ] as const;

  test.each(anyLoss)('%#: with smoothed labels, and images of no class', async (spec, loss) => {
    const batch = randomBatch(spec, 9);
    const labels = batch.labels.map((label, index) => (index % 4 === 1 ? 255 : label));
    const classWeights = spec === xor ? [3, 0.25] : [0.5, 2, 1];
    for (const labelSmoothing of [0, 0.2]) {
      await expectSameGradients(spec, 9, { loss, classWeights, labelSmoothing }, { ...batch, labels });
    }
  });

  test.each(anyLoss)('%#: with targets, which are not smoothed', async (spec, loss) => {
    const batch = { ...randomBatch(spec, 11), targets: randomTargets(spec, 11) };
    await expectSameGradients(spec, 11, { loss, labelSmoothing: 0.5 }, batch);
  });
});

describe('are slopes of the loss', () => {
  const smooth = network(
    'smooth',
    [9, 8, 2],
    [
      { ...conv, name: 'partly', filters: 3, padding: 'same', activation: 'tanh', connections: [[0], [1], [0, 1]] },
      // Where its windows reach over the edge, tfjs has another gradient than this.
      { type: 'averagePool2d', name: 'average', strides: [2, 1], padding: 'same' },
      { ...conv, name: 'conv', filters: 4, kernelSize: [2, 2], useBias: false, activation: 'tanh' },
      { type: 'batchNormalization', name: 'norm' },
      { type: 'subsample2d', name: 'subsample', poolSize: [2, 1], activation: 'scaledTanh' },
      { type: 'flatten', name: 'flatten' },
      { type: 'dropout', name: 'dropout', rate: 0.2 },
      { type: 'dense', name: 'hidden', units: 6, activation: 'sigmoid' },
      { type: 'dense', name: 'output', units: 3, activation: 'softmax' },
    ],
  );
  const winners = network(
    'winners',
    [9, 9, 1],
    [
      { ...conv, name: 'pooled', filters: 3, activation: 'scaledTanh' },
      { type: 'maxPool2d', name: 'pool' },
      { ...conv, name: 'second', filters: 4, kernelSize: [2, 2], activation: 'leakyRelu' },
      { type: 'maxPool2d', name: 'again', poolSize: [2, 2], strides: [1, 1] },
      ...softmax,
    ],
  );

  // Where winners change, the loss has a kink: there steps have to be small.
  test.each([
    [smooth, 0.08],
    [winners, 0.004],
  ])('$name', async (spec, step) => {
    const weights = randomWeights(spec);
    const batch = randomBatch(spec, 10);
    for (const loss of ['categoricalCrossentropy', 'binaryCrossentropy', 'meanSquaredError'] as const) {
      const { gradients } = await engineGradients(spec, weights, batch, { loss });
      const training = await createTraining(spec, weights, { ...sgd, batchSize: 10, loss, seed: 3, workers: 1 });
      for (const { name, values } of gradients) {
        const norm = Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0));
        const lossAt = async (distance: number) => {
          await training.writeWeights(
            weights.map((weight) =>
              weight.name === name
                ? { ...weight, values: weight.values.map((value, index) => value + (distance * values[index]) / norm) }
                : weight,
            ),
          );
          return (await training.trainStep(batch, { ...PLACE, learningRate: 0 })).loss;
        };
        const slope = async (distance: number) =>
          ((await lossAt(distance)) - (await lossAt(-distance))) / (2 * distance);
        // Richardson's extrapolation: without the error that grows with the square of the distance.
        const extrapolated = (4 * (await slope(step / 2)) - (await slope(step))) / 3;
        expect(Math.abs(extrapolated / norm - 1), `${name}, ${loss}`).toBeLessThan(1e-3);
      }
      await training.dispose();
    }
  });
});

test('a frozen layer stays as it was, and nothing is computed that no layer before it needs', async () => {
  const spec = networks.find(({ name }) => name === 'frozen-start') as ModelSpec;
  const weights = randomWeights(spec);
  const training = await createTraining(spec, weights, {
    batchSize: 4,
    ...sgd,
    loss: 'categoricalCrossentropy',
    seed: 1,
    workers: 1,
  });
  await training.trainStep(randomBatch(spec, 4), { epoch: 0, step: 0, learningRate: 0.1 });
  const after = await training.readWeights();
  expect(after.slice(0, 2)).toEqual(weights.slice(0, 2));
  expect(after[2]).not.toEqual(weights[2]);
  expect(
    training.plan.ops.filter(({ name }) => name.includes('gradient')).map(({ layer, name }) => [layer, name]),
  ).toEqual([
    ['output', 'weight gradient'],
    ['output', 'bias gradient'],
  ]);
  await training.dispose();
});
