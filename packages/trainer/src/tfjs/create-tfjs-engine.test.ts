import { inferShapes, parseModelSpec, parseTrainOptions, type TrainOptionsInput, type Weights } from '@raqam/artifact';
import { Dataset } from '@raqam/dataset';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import type { TrainingEngine } from '../engine.ts';
import { DivergenceError } from '../errors.ts';
import { createTfjsEngine } from './create-tfjs-engine.ts';

const chain = parseModelSpec({
  version: 1,
  name: 'chain',
  inputShape: [1],
  layers: [
    { type: 'dense', name: 'first', units: 1 },
    { type: 'dense', name: 'second', units: 1, activation: 'leakyRelu' },
    { type: 'dense', name: 'third', units: 2, activation: 'softmax' },
  ],
});

const dot = new Dataset({ name: 'dot', images: Uint8Array.of(255), labels: Uint8Array.of(1), height: 1, width: 1 });
const [batch] = dot.pixelBatches({ batchSize: 1, seed: 0 });

/** Weights of the chain, all biases 0. */
function kernels(first: number, second: number, third: readonly [number, number]): Weights {
  const values = [[first], [0], [second], [0], third, [0, 0]];
  return inferShapes(chain).weights.map(({ name, shape }, index) => ({
    name,
    shape,
    values: Float32Array.from(values[index]),
  }));
}

async function withEngine<Result>(
  weights: Weights,
  options: TrainOptionsInput,
  use: (engine: TrainingEngine) => Result | Promise<Result>,
): Promise<Result> {
  const engine = await createTfjsEngine({
    spec: chain,
    weights,
    optimizerState: null,
    averagedWeights: null,
    options: parseTrainOptions(options),
  });
  try {
    return await use(engine);
  } finally {
    await engine.dispose();
  }
}

const place = { epoch: 2, step: 7, learningRate: 0.5 };
const sgd = { optimizer: { type: 'sgd', learningRate: 0.5 } } as const;

describe('a step that is not finite names step and layer', () => {
  const remedy =
    '; expected finite numbers. Train with a lower learning rate than 0.5, or go on from an earlier checkpoint.';
  test.each<[string, Weights, string]>([
    ['activations', kernels(1e30, 1e30, [1, 1]), 'the activations of layer second hold Infinity'],
    ['gradients', kernels(1e-30, 1e20, [1e20, -1e20]), 'the gradient of first/bias in layer first holds Infinity'],
    ['the loss', kernels(1, 1, [3e38, -3e38]), 'the loss behind layer third is Infinity'],
  ])('%s', async (_, weights, found) => {
    await withEngine(weights, sgd, async (engine) => {
      await expect(engine.trainStep(batch, place)).rejects.toThrow(
        new DivergenceError(`chain diverged at step 7 (epoch 2): ${found}${remedy}`),
      );
    });
  });

  test('weights', async () => {
    await withEngine(kernels(1, 1, [1, 1]), sgd, async (engine) => {
      await expect(engine.trainStep(batch, { ...place, learningRate: 1e39 })).rejects.toThrow(
        new DivergenceError(
          'chain diverged at step 7 (epoch 2): weight third/kernel in layer third holds -Infinity' +
            '; expected finite numbers. Train with a lower learning rate than 1e+39, or go on from an earlier checkpoint.',
        ),
      );
    });
  });

  test('and leaves the weights as they were', async () => {
    const weights = kernels(1e-30, 1e20, [1e20, -1e20]);
    await withEngine(weights, sgd, async (engine) => {
      await expect(engine.trainStep(batch, place)).rejects.toThrow(DivergenceError);
      expect(await engine.readWeights({ averaged: false })).toEqual(weights);
    });
  });
});

test('an evaluation that is not finite names the layer', async () => {
  await withEngine(kernels(1e30, 1e30, [1, 1]), sgd, async (engine) => {
    await expect(engine.predict(batch, { averaged: false })).rejects.toThrow(
      new DivergenceError(
        'chain cannot be evaluated: the activations of layer second hold Infinity; expected finite numbers. ' +
          'Its training diverged: train with a lower learning rate, or take an earlier checkpoint.',
      ),
    );
  });
});

test('the gradient is that of the loss: a step by hand', async () => {
  // x = 1 through 0.5 and 2 gives 1; logits 0.25 and -0.25, so the second class has 1 / (1 + e^0.5).
  const p = 1 / (1 + Math.exp(0.5));
  await withEngine(kernels(0.5, 2, [0.25, -0.25]), sgd, async (engine) => {
    const result = await engine.trainStep(batch, place);
    expect(result.loss).toBeCloseTo(-Math.log(p), 6);
    expect(result.numCorrect).toBe(0);
    const values = (await engine.readWeights({ averaged: false })).map((weight) => [...weight.values]);
    // The loss falls by 1 − p with each logit of the second class, and rises as much with the other's.
    const change = 0.5 * (1 - p);
    const back = -0.5 * (1 - p);
    const expected = [
      [0.5 - 0.5 * 2 * back * -1],
      [-0.5 * 2 * back * -1],
      [2 - 0.5 * 0.5 * back * -1],
      [-0.5 * back * -1],
      [0.25 - change, -0.25 + change],
      [-change, change],
    ];
    values.forEach((row, index) => {
      row.forEach((value, position) => {
        expect(value).toBeCloseTo(expected[index][position], 6);
      });
    });
  });
});

test.each(['categoricalCrossentropy', 'binaryCrossentropy', 'meanSquaredError'] as const)(
  'the gradient of %s is the slope of the loss',
  async (loss) => {
    const at = (change: number) => kernels(0.5, 2 + change, [0.25, -0.35]);
    const lossAt = (change: number) =>
      withEngine(at(change), { ...sgd, loss }, async (engine) => (await engine.trainStep(batch, place)).loss);
    const slope = ((await lossAt(0.01)) - (await lossAt(-0.01))) / 0.02;
    const values = await withEngine(at(0), { ...sgd, loss }, async (engine) => {
      await engine.trainStep(batch, { ...place, learningRate: 1 });
      return (await engine.readWeights({ averaged: false }))[2].values;
    });
    expect(2 - values[0]).toBeCloseTo(slope, 4);
  },
);

test('gives all its memory back', async () => {
  await withEngine(kernels(1, 1, [1, 1]), {}, () => {});
  const numTensors = tf.memory().numTensors;
  await withEngine(kernels(1, 1, [1, 1]), {}, async (engine) => {
    await engine.trainStep(batch, place);
    await engine.predict(batch, { averaged: false });
  });
  expect(tf.memory().numTensors).toBe(numTensors);
});
