import type { AugmentationInput, TrainOptionsInput } from '@raqam/artifact';
import { Dataset } from '@raqam/dataset';
import { train } from '@raqam/trainer';
import { describe, expect, test, vi } from 'vitest';
import { collect, data, ofType, options, tiny, trainTiny } from './tiny.ts';

vi.setConfig({ testTimeout: 30_000 });

const firstLoss = async (changes: TrainOptionsInput, given = data) => {
  const { events } = await collect(train(tiny, given, { ...options, epochs: 1, ...changes }));
  return ofType(events, 'step')[0].loss;
};

describe.each(['wasm', 'tfjs'] as const)('with the engine %s', (engine) => {
  const sgd: TrainOptionsInput = { engine, epochs: 1, optimizer: { type: 'sgd', learningRate: 0.5 } };

  test.each(['value', 'norm', 'globalNorm'] as const)('clipping by %s keeps a step small', async (type) => {
    /** By what the first step changed each tensor that learns, divided by the learning rate: its gradient. */
    const gradients = async (changes: TrainOptionsInput): Promise<number[][]> => {
      const { events } = await trainTiny({ ...sgd, limit: 24, ...changes }, { snapshotEvery: 1 });
      const [{ weights }] = ofType(events, 'snapshot');
      return initial.done.weights.flatMap(({ name, values }, index) =>
        name.includes('/moving_') ? [] : [[...values].map((value, i) => (weights[index].values[i] - value) / 0.5)],
      );
    };
    const initial = await trainTiny({ ...sgd, limit: 1 }, { signal: AbortSignal.abort() });
    const norm = (values: readonly number[]) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
    const measure = (all: readonly number[][]): number => {
      if (type === 'value') return Math.max(...all.flat().map(Math.abs));
      return type === 'norm' ? Math.max(...all.map(norm)) : norm(all.flat());
    };
    expect(measure(await gradients({}))).toBeGreaterThan(0.01);
    expect(measure(await gradients({ gradientClipping: { type, threshold: 1e-3 } }))).toBeCloseTo(1e-3, 5);
  });

  test('averaged weights are what counts, and are the average', async () => {
    const momentum = 0.5;
    const plain = await trainTiny({ engine, epochs: 1 }, { snapshotEvery: 1 });
    const averaged = await trainTiny({ engine, epochs: 1, weightAveraging: { momentum } }, { snapshotEvery: 1 });
    const initial = await trainTiny({ engine, limit: 1 }, { signal: AbortSignal.abort() });
    const kernel = (weights: typeof plain.done.weights) => weights[0].values[0];
    let average = kernel(initial.done.weights);
    const expected = ofType(plain.events, 'snapshot').map(({ weights }) => {
      average = momentum * average + (1 - momentum) * kernel(weights);
      return average;
    });
    ofType(averaged.events, 'snapshot').forEach(({ weights }, index) => {
      expect(kernel(weights)).toBeCloseTo(expected[index], 6);
    });
    expect(kernel(averaged.done.weights)).toBeCloseTo(expected[4], 6);
    expect(averaged.done.metrics?.loss).not.toBe(plain.done.metrics?.loss);
    // Learning itself goes on by the weights.
    expect(ofType(averaged.events, 'step').map(({ loss }) => loss)).toEqual(
      ofType(plain.events, 'step').map(({ loss }) => loss),
    );
  });

  test('a class that weighs twice costs twice', async () => {
    const ones = new Dataset({ name: 'ones', images: data.train.images, labels: new Uint8Array(100).fill(1) });
    const weights = [1, 2, 1, 1, 1, 1, 1, 1, 1, 1];
    const once = await firstLoss({ engine }, { ...data, train: ones });
    expect(await firstLoss({ engine, classWeights: weights }, { ...data, train: ones })).toBeCloseTo(2 * once, 5);
    expect(await firstLoss({ engine, classWeights: weights.map(() => 1) }, { ...data, train: ones })).toBeCloseTo(
      once,
      6,
    );
  });
});

describe('augmentation', () => {
  test.each<AugmentationInput>([
    { rotationDegrees: 10, translatePixels: 2 },
    { elasticPixels: 3 },
    { elasticPixels: 3, elasticGrid: 8 },
    { strokeWidth: 0.5 },
    { blur: 1 },
    { contrast: 0.5 },
    { erasePixels: 12 },
    { rotationDegrees: 10, elasticPixels: 2, strokeWidth: 0.5, blur: 0.5, contrast: 0.5, erasePixels: 6 },
  ])('%o changes what is learnt from, and is seeded', async (augmentation) => {
    const changed = await firstLoss({ augmentation });
    expect(changed).not.toBe(await firstLoss({}));
    expect(await firstLoss({ augmentation })).toBe(changed);
    expect(await firstLoss({ augmentation, seed: 2 })).not.toBe(changed);
  });

  test('of no range changes nothing', async () => {
    expect(await firstLoss({ augmentation: {} })).toBe(await firstLoss({}));
  });
});

test('the engine wasm follows the engine tfjs', async () => {
  const losses = async (engine: 'wasm' | 'tfjs') =>
    ofType((await trainTiny({ engine, epochs: 4 })).events, 'step').map(({ loss }) => loss);
  const [ours, theirs] = [await losses('wasm'), await losses('tfjs')];
  ours.forEach((loss, step) => {
    expect(Math.abs(loss - theirs[step])).toBeLessThan(1e-3);
  });
});
