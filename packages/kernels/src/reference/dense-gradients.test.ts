import { expect, test } from 'vitest';
import { sampleValues } from '../../test/conformance/sample-values.ts';
import { expectGradient, innerProduct } from '../../test/finite-differences.ts';
import { ShapeError } from '../errors.ts';
import { columnSums } from './column-sums.ts';
import { dense } from './dense.ts';
import { denseInputGradient } from './dense-input-gradient.ts';
import { denseWeightGradient } from './dense-weight-gradient.ts';

const SHAPE = { batchSize: 3, numFeatures: 5, numUnits: 7 };

test('the gradients of a dense layer are its slopes, by x, weights and bias', () => {
  const x = sampleValues(1, 15);
  const weights = sampleValues(2, 35);
  const bias = sampleValues(3, 7);
  const dy = sampleValues(4, 21);
  const y = new Float32Array(21);
  const computeLoss = () => {
    dense(x, weights, bias, y, SHAPE);
    return innerProduct(dy, y);
  };

  const dx = new Float32Array(15).fill(9);
  denseInputGradient(dy, weights, dx, SHAPE);
  expectGradient(dx, x, computeLoss);

  const dWeights = new Float32Array(35).fill(9);
  denseWeightGradient(x, dy, dWeights, SHAPE);
  expectGradient(dWeights, weights, computeLoss);

  const dBias = new Float32Array(7).fill(9);
  columnSums(3, dy, dBias);
  expectGradient(dBias, bias, computeLoss);
});

test('denseInputGradient adds every fourth unit, then the first and third sum and the second and fourth', () => {
  const dx = new Float32Array(1);
  const shape = { batchSize: 1, numFeatures: 1, numUnits: 4 };
  const weights = new Float32Array(4).fill(1);
  // 1 and −1 meet first, and what is small is kept; in ascending order 2^−25 would be lost beside 1.
  denseInputGradient(Float32Array.of(1, 2 ** -25, -1, 0), weights, dx, shape);
  expect(dx[0]).toBe(2 ** -25);
  denseInputGradient(Float32Array.of(1, -1, 2 ** -25, 0), weights, dx, shape);
  expect(dx[0]).toBe(0);
});

test.each([
  [{ dy: 3 }, 'denseInputGradient: dy holds 3 values; its shape [3, 7] needs 21.'],
  [{ weights: 5 }, 'denseInputGradient: weights holds 5 values; its shape [5, 7] needs 35.'],
  [{ dx: 2 }, 'denseInputGradient: dx holds 2 values; its shape [3, 5] needs 15.'],
])('denseInputGradient refuses arrays that are no tensors of its shape: %j', (lengths, fault) => {
  const { dy, weights, dx } = { dy: 21, weights: 35, dx: 15, ...lengths };
  expect(() =>
    denseInputGradient(new Float32Array(dy), new Float32Array(weights), new Float32Array(dx), SHAPE),
  ).toThrow(new ShapeError(`${fault} Pass an array of that length.`));
});

test.each([
  [{ x: 3 }, 'denseWeightGradient: x holds 3 values; its shape [3, 5] needs 15.'],
  [{ dy: 5 }, 'denseWeightGradient: dy holds 5 values; its shape [3, 7] needs 21.'],
  [{ dWeights: 2 }, 'denseWeightGradient: dWeights holds 2 values; its shape [5, 7] needs 35.'],
])('denseWeightGradient refuses arrays that are no tensors of its shape: %j', (lengths, fault) => {
  const { x, dy, dWeights } = { x: 15, dy: 21, dWeights: 35, ...lengths };
  expect(() =>
    denseWeightGradient(new Float32Array(x), new Float32Array(dy), new Float32Array(dWeights), SHAPE),
  ).toThrow(new ShapeError(`${fault} Pass an array of that length.`));
});

test('columnSums refuses rows that its sums do not divide into', () => {
  expect(() => columnSums(2, new Float32Array(30), new Float32Array(16))).toThrow(
    new ShapeError('columnSums: x holds 30 values; its shape [2, 16] needs 32. Pass an array of that length.'),
  );
});
