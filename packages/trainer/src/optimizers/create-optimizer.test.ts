import { type OptimizerSpec, type OptimizerSpecInput, parseTrainOptions, type WeightShape } from '@raqam/artifact';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { createOptimizer } from './create-optimizer.ts';

const complete = (spec: OptimizerSpecInput): OptimizerSpec => parseTrainOptions({ optimizer: spec }).optimizer;
const one: WeightShape = { name: 'layer/kernel', shape: [1], trainable: true };

/** The weight 1 after each of some gradients, learning rate 0.1. */
function follow(spec: OptimizerSpecInput, gradients: readonly number[]): number[] {
  const optimizer = createOptimizer(complete(spec), [one], null);
  const weights = [Float32Array.of(1)];
  return gradients.map((gradient, index) => {
    optimizer.update(weights, [Float32Array.of(gradient)], 0.1, index + 1);
    return weights[0][0];
  });
}

describe('two steps by hand', () => {
  const root = Math.sqrt;
  const e = 1e-7;
  test.each<[string, OptimizerSpecInput, readonly [number, number]]>([
    // w ← 1 − 0.1·2, then − 0.1·−1.
    ['sgd', { type: 'sgd' }, [0.8, 0.9]],
    // u = −0.2, then 0.5·−0.2 + 0.1 = 0.
    ['sgd with momentum', { type: 'sgd', momentum: 0.5 }, [0.8, 0.8]],
    // 0.5·−0.2 − 0.2 = −0.3, then u = 0 and 0.5·0 + 0.1.
    ['sgd with Nesterov momentum', { type: 'sgd', momentum: 0.5, nesterov: true }, [0.7, 0.8]],
    // a = 0.1 + 4 = 4.1, then 5.1.
    ['adagrad', { type: 'adagrad' }, [1 - 0.2 / root(4.1), 1 - 0.2 / root(4.1) + 0.1 / root(5.1)]],
    // a = 0.1·4 = 0.4, then 0.9·0.4 + 0.1·1 = 0.46.
    ['rmsprop', { type: 'rmsprop' }, [1 - 0.2 / root(0.4), 1 - 0.2 / root(0.4) + 0.1 / root(0.46)]],
    [
      'adadelta',
      { type: 'adadelta', rho: 0.9, epsilon: 0.1 },
      // a = 0.4, d = −√0.1/√0.5·2, b = 0.1·d² = 0.08; a = 0.46, d = √0.18/√0.56.
      [1 - 0.1 * 2 * root(0.1 / 0.5), 1 - 0.1 * 2 * root(0.1 / 0.5) + 0.1 * root(0.18 / 0.56)],
    ],
    [
      'adam',
      { type: 'adam', beta1: 0.5, beta2: 0.75 },
      // m = 1, a = 1, rate 0.1·√0.25/0.5 = 0.1; m = 0.5 − 0.5 = 0: no step.
      [1 - 0.1 / (1 + e), 1 - 0.1 / (1 + e)],
    ],
    [
      'adamax',
      { type: 'adamax', beta1: 0.5, beta2: 0.75 },
      // m = 1, u = 2, rate 0.2; m = 0.
      [1 - 0.2 / (2 + e), 1 - 0.2 / (2 + e)],
    ],
  ])('%s', (_, spec, expected) => {
    const received = follow(spec, [2, -1]);
    expect(received[0]).toBeCloseTo(expected[0], 6);
    expect(received[1]).toBeCloseTo(expected[1], 6);
  });

  test('adam places epsilon as Keras does, outside of the correction', () => {
    // m = 0.1·g, a = 0.001·g²; with ε = √0.001·g the denominator doubles.
    const epsilon = root(0.001) * 2;
    expect(follow({ type: 'adam', epsilon }, [2])[0]).toBeCloseTo(1 - 0.05, 6);
  });
});

// Not Adadelta: tf.train divides by the gradients' mean square before this step's is in it, the paper and Keras after.
describe('against tf.train, where it has the same formula', () => {
  beforeAll(async () => {
    await tf.setBackend('cpu');
  });
  const shape = [3, 2];
  const gradientsAt = (step: number) => Float32Array.from({ length: 6 }, (_, i) => Math.sin(3 * step + i) + 0.1 * i);

  test.each<[OptimizerSpecInput, tf.Optimizer]>([
    [{ type: 'sgd' }, tf.train.sgd(0.1)],
    [{ type: 'sgd', momentum: 0.9 }, tf.train.momentum(0.1, 0.9)],
    [{ type: 'sgd', momentum: 0.9, nesterov: true }, tf.train.momentum(0.1, 0.9, true)],
    [{ type: 'adagrad' }, tf.train.adagrad(0.1)],
    [{ type: 'rmsprop' }, tf.train.rmsprop(0.1, 0.9, 0, 1e-7)],
    // Their epsilon stands elsewhere in Adam, which these gradients do not show.
    [{ type: 'adam' }, tf.train.adam(0.1)],
    [{ type: 'adamax' }, tf.train.adamax(0.1)],
  ])('%o', (spec, theirs) => {
    const weights = [Float32Array.of(1, -2, 3, -4, 5, -6)];
    const ours = createOptimizer(complete(spec), [{ name: 'layer/kernel', shape, trainable: true }], null);
    const variable = tf.variable(tf.tensor(weights[0].slice(), shape));
    for (let step = 0; step < 20; step++) {
      const gradients = gradientsAt(step);
      ours.update(weights, [gradients], 0.1, step + 1);
      const gradient = tf.tensor(gradients, shape);
      theirs.applyGradients({ [variable.name]: gradient });
      gradient.dispose();
    }
    const expected = variable.dataSync();
    weights[0].forEach((value, index) => {
      expect(value).toBeCloseTo(expected[index], 4);
    });
    variable.dispose();
    theirs.dispose();
  });
});

describe('what it remembers', () => {
  const two: readonly WeightShape[] = [
    { name: 'a/kernel', shape: [2, 1], trainable: true },
    { name: 'a/bias', shape: [1], trainable: true },
  ];

  test('has a name for each state of each weight, and the first values of its kind', () => {
    expect(createOptimizer(complete({ type: 'adagrad' }), two, null).readState()).toEqual([
      { name: 'accumulator/a/kernel', shape: [2, 1], values: Float32Array.of(0.1, 0.1) },
      { name: 'accumulator/a/bias', shape: [1], values: Float32Array.of(0.1) },
    ]);
    const names = createOptimizer(complete({ type: 'adam' }), two, null)
      .readState()
      .map(({ name }) => name);
    expect(names).toEqual(['momentum/a/kernel', 'momentum/a/bias', 'mean_square/a/kernel', 'mean_square/a/bias']);
    expect(createOptimizer(complete({ type: 'sgd' }), two, null).readState()).toEqual([]);
  });

  test('is a copy, and goes on where it was', () => {
    const spec = complete({ type: 'adamax' });
    const weights = () => [Float32Array.of(1, 2), Float32Array.of(3)];
    const gradients = [Float32Array.of(0.5, -1), Float32Array.of(2)];
    const whole = weights();
    const first = createOptimizer(spec, two, null);
    first.update(whole, gradients, 0.1, 1);
    const parted = whole.map((values) => values.slice());
    const state = first.readState();
    first.update(whole, gradients, 0.1, 2);
    createOptimizer(spec, two, state).update(parted, gradients, 0.1, 2);
    expect(parted).toEqual(whole);
    expect(state).not.toEqual(first.readState());
  });
});
