import { expect, test } from 'vitest';
import { ShapeError } from '../errors.ts';
import { batchNormalization } from './batch-normalization.ts';

const shape = { numRows: 2, numChannels: 2, epsilon: 1 };
const learnt = { mean: Float32Array.of(1, 2), variance: Float32Array.of(3, 8) };

test.each([
  ['with gamma and beta', { gamma: Float32Array.of(4, 9), beta: Float32Array.of(0.5, -1) }, [0.5, -1, 4.5, 5]],
  ['without gamma', { gamma: null, beta: Float32Array.of(0.5, -1) }, [0.5, -1, 1.5, -1 + 2 / 3]],
  ['without beta', { gamma: Float32Array.of(4, 9), beta: null }, [0, 0, 4, 6]],
])('batchNormalization %s: channel by channel, also in place', (_, own, expected) => {
  const x = Float32Array.of(1, 2, 3, 4);
  const y = new Float32Array(4);
  batchNormalization(x, { ...learnt, ...own }, y, shape);
  y.forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i], 6);
  });
  batchNormalization(x, { ...learnt, ...own }, x, shape);
  expect(x).toEqual(y);
});

test.each([
  [{ x: 3 }, 'x holds 3 values; its shape [2, 2] needs 4.'],
  [{ gamma: 3 }, 'gamma holds 3 values; its shape [2] needs 2.'],
  [{ beta: 1 }, 'beta holds 1 values; its shape [2] needs 2.'],
  [{ mean: 0 }, 'mean holds 0 values; its shape [2] needs 2.'],
  [{ variance: 4 }, 'variance holds 4 values; its shape [2] needs 2.'],
  [{ y: 5 }, 'y holds 5 values; its shape [2, 2] needs 4.'],
])('batchNormalization refuses arrays that are no tensors of its shape: %j', (lengths, fault) => {
  const { x, gamma, beta, mean, variance, y } = { x: 4, gamma: 2, beta: 2, mean: 2, variance: 2, y: 4, ...lengths };
  const weights = {
    gamma: new Float32Array(gamma),
    beta: new Float32Array(beta),
    mean: new Float32Array(mean),
    variance: new Float32Array(variance),
  };
  expect(() => batchNormalization(new Float32Array(x), weights, new Float32Array(y), shape)).toThrow(
    new ShapeError(`batchNormalization: ${fault} Pass an array of that length.`),
  );
});
