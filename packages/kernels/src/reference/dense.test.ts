import { expect, test } from 'vitest';
import { ShapeError } from '../errors.ts';
import { dense } from './dense.ts';

test('dense multiplies each row with the weights and adds the bias', () => {
  const y = new Float32Array(6);
  const weights = Float32Array.of(1, 2, 3, 10, 20, 30);
  dense(Float32Array.of(1, 2, 3, 4), weights, Float32Array.of(0.5, 0, -0.5), y, {
    batchSize: 2,
    numFeatures: 2,
    numUnits: 3,
  });
  expect(Array.from(y)).toEqual([21.5, 42, 62.5, 43.5, 86, 128.5]);
  dense(Float32Array.of(1, 2), weights, null, y.subarray(0, 3), { batchSize: 1, numFeatures: 2, numUnits: 3 });
  expect(Array.from(y.subarray(0, 3))).toEqual([21, 42, 63]);
});

test('dense rounds each product and each sum to f32, in the order bias, features', () => {
  const y = new Float32Array(1);
  const x = Float32Array.of(1, 2 ** -24, 2 ** -24, -1);
  dense(x, new Float32Array(4).fill(1), Float32Array.of(2 ** -25), y, { batchSize: 1, numFeatures: 4, numUnits: 1 });
  expect(y[0]).toBe(0);
});

test.each([
  [{ x: 3 }, 'x holds 3 values; its shape [2, 2] needs 4.'],
  [{ weights: 5 }, 'weights holds 5 values; its shape [2, 3] needs 6.'],
  [{ bias: 2 }, 'bias holds 2 values; its shape [3] needs 3.'],
  [{ y: 3 }, 'y holds 3 values; its shape [2, 3] needs 6.'],
])('dense refuses arrays that are no tensors of its shape: %j', (lengths, fault) => {
  const { x, weights, bias, y } = { x: 4, weights: 6, bias: 3, y: 6, ...lengths };
  expect(() =>
    dense(new Float32Array(x), new Float32Array(weights), new Float32Array(bias), new Float32Array(y), {
      batchSize: 2,
      numFeatures: 2,
      numUnits: 3,
    }),
  ).toThrow(new ShapeError(`dense: ${fault} Pass an array of that length.`));
});
