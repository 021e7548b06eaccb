import { describe, expect, test } from 'vitest';
import { sampleValues } from '../../test/conformance/sample-values.ts';
import { expectGradient } from '../../test/finite-differences.ts';
import { ShapeError } from '../errors.ts';
import { binaryCrossEntropy } from './binary-cross-entropy.ts';
import type { LossArguments } from './loss-arguments.ts';
import { meanSquaredError } from './mean-squared-error.ts';
import { softmaxCrossEntropy } from './softmax-cross-entropy.ts';

/** A loss's arguments with room for its results, which hold 9s. */
function createArguments(
  outputs: Float32Array,
  labels: Uint8Array,
  overrides: Partial<LossArguments> = {},
): LossArguments {
  const numOutputs = outputs.length / labels.length;
  return {
    outputs,
    labels,
    classWeights: new Float32Array(Math.max(2, numOutputs)).fill(1),
    scale: 1,
    gradient: new Float32Array(outputs.length).fill(9),
    losses: new Float32Array(labels.length).fill(9),
    correct: new Uint8Array(labels.length).fill(9),
    ...overrides,
  };
}

/** Rows whose sum is 1; of single outputs numbers from 0 to 1. */
function distributions(seed: number, numRows: number, numOutputs: number): Float32Array {
  const values = sampleValues(seed, numRows * numOutputs).map((value) => 0.1 + (Math.abs(value) % 1));
  if (numOutputs === 1) return values.map((value) => value % 1);
  return values.map((value, i) => {
    const start = i - (i % numOutputs);
    return value / values.subarray(start, start + numOutputs).reduce((sum, each) => sum + each, 0);
  });
}

const LOSSES = { softmaxCrossEntropy, binaryCrossEntropy, meanSquaredError };

describe.each(Object.entries(LOSSES))('%s', (name, loss) => {
  const sizes = name === 'softmaxCrossEntropy' ? [2, 5] : [1, 2, 5];

  test.each(sizes)('has the slope of its weighted losses as gradient, with %d outputs', (numOutputs) => {
    const shape = { numRows: 4, numOutputs };
    // Probabilities stay between ¼ and ¾, where the logarithm is not too curved.
    const values = sampleValues(1, 4 * numOutputs);
    const outputs = name === 'softmaxCrossEntropy' ? values : values.map((value) => 0.25 + 0.5 * (Math.abs(value) % 1));
    const labels = Uint8Array.from([0, 1, 1, numOutputs - 1]);
    const classWeights = sampleValues(2, Math.max(2, numOutputs)).map((value) => 1 + Math.abs(value));
    const args = createArguments(outputs, labels, { classWeights, scale: 0.25 });
    loss(args, shape);
    const gradient = args.gradient.slice();
    expectGradient(gradient, outputs, () => {
      loss(args, shape);
      return 0.25 * args.losses.reduce((sum, value) => sum + value, 0);
    });
  });

  test.each(sizes)(
    'has that slope with smoothed labels, rows of no class and targets, with %d outputs',
    (numOutputs) => {
      const shape = { numRows: 4, numOutputs, labelSmoothing: 0.25 };
      const values = sampleValues(3, 4 * numOutputs);
      const outputs =
        name === 'softmaxCrossEntropy' ? values : values.map((value) => 0.25 + 0.5 * (Math.abs(value) % 1));
      const labels = Uint8Array.of(0, 255, 1, Math.max(2, numOutputs));
      const classWeights = sampleValues(4, Math.max(2, numOutputs)).map((value) => 1 + Math.abs(value));
      for (const targets of [null, distributions(5, 4, numOutputs)]) {
        const args = createArguments(outputs, labels, { classWeights, targets, scale: 0.25 });
        loss(args, shape);
        const gradient = args.gradient.slice();
        expectGradient(gradient, outputs, () => {
          loss(args, shape);
          return 0.25 * args.losses.reduce((sum, value) => sum + value, 0);
        });
      }
    },
  );

  test.each(sizes)('labels are learnt as the targets they stand for, with %d outputs', (numOutputs) => {
    const numClasses = Math.max(2, numOutputs);
    const outputs = sampleValues(6, 3 * numOutputs).map((value) => 0.25 + 0.5 * (Math.abs(value) % 1));
    const labels = Uint8Array.of(1, 0, 255);
    const rowOf = (label: number) =>
      Array.from({ length: numOutputs }, (_, c) => {
        if (label >= numClasses) return 1 / numClasses;
        const isLabel = label === (numOutputs === 1 ? 1 : c);
        return isLabel ? 1 - 0.1 + 0.1 / numClasses : 0.1 / numClasses;
      });
    const targets = Float32Array.from(Array.from(labels).flatMap(rowOf));
    const classWeights = new Float32Array(numClasses).fill(2);
    const smoothed = createArguments(outputs, labels, { classWeights });
    loss(smoothed, { numRows: 3, numOutputs, labelSmoothing: 0.1 });
    const given = createArguments(outputs, labels, { classWeights, targets });
    loss(given, { numRows: 3, numOutputs });
    expect(smoothed).toEqual({ ...given, targets: undefined });
    expect(smoothed.correct[2]).toBe(0);
    // What is of no class counts 1, whatever the classes count.
    const unweighted = createArguments(outputs, labels);
    loss(unweighted, { numRows: 3, numOutputs, labelSmoothing: 0.1 });
    expect(Array.from(smoothed.losses, (value, row) => value / unweighted.losses[row])).toEqual([2, 2, 1]);
  });

  test.each([
    [{ outputs: new Float32Array(19) }, 'outputs holds 19 values; its shape [2, 10] needs 20.'],
    [{ labels: new Uint8Array(3) }, 'labels holds 3 values; its shape [2] needs 2.'],
    [{ targets: new Float32Array(10) }, 'targets holds 10 values; its shape [2, 10] needs 20.'],
    [{ classWeights: new Float32Array(2) }, 'classWeights holds 2 values; its shape [10] needs 10.'],
    [{ gradient: new Float32Array(10) }, 'gradient holds 10 values; its shape [2, 10] needs 20.'],
    [{ losses: new Float32Array(1) }, 'losses holds 1 values; its shape [2] needs 2.'],
    [{ correct: new Uint8Array(0) }, 'correct holds 0 values; its shape [2] needs 2.'],
  ])('refuses arrays that are no tensors of its shape: %#', (overrides, fault) => {
    const args = createArguments(new Float32Array(20), new Uint8Array(2), overrides);
    expect(() => loss(args, { numRows: 2, numOutputs: 10 })).toThrow(
      new ShapeError(`${name}: ${fault} Pass an array of that length.`),
    );
  });
});

test('softmaxCrossEntropy is ln of the odds, also for logits whose powers would overflow', () => {
  const args = createArguments(Float32Array.of(0, 0, 1000, 1000, -1000, 1000), Uint8Array.of(0, 1, 0));
  softmaxCrossEntropy(args, { numRows: 3, numOutputs: 2 });
  expect(Array.from(args.losses)).toEqual([Math.fround(Math.LN2), Math.fround(Math.LN2), 2000]);
  expect(Array.from(args.gradient)).toEqual([-0.5, 0.5, 0.5, -0.5, -1, 1]);
});

test('binaryCrossEntropy stays finite at 0 and 1, where its gradient is 0', () => {
  const args = createArguments(Float32Array.of(0, 1, 0, 1), Uint8Array.of(1, 0, 0, 1));
  binaryCrossEntropy(args, { numRows: 4, numOutputs: 1 });
  const [atZero, atOne, ...right] = args.losses;
  expect(atZero).toBeCloseTo(-Math.log(1e-7), 4);
  // The f32 nearest to 1 − 1e−7 is 1 − 2^−23.
  expect(atOne).toBeCloseTo(23 * Math.LN2, 4);
  for (const loss of right) expect(loss).toBeLessThan(2e-7);
  expect(Array.from(args.gradient)).toEqual([0, 0, 0, 0]);
});

test('meanSquaredError is the mean over the outputs', () => {
  const args = createArguments(Float32Array.of(0.5, 0, 0.25, 0.25), Uint8Array.of(3));
  meanSquaredError(args, { numRows: 1, numOutputs: 4 });
  expect(args.losses[0]).toBe((0.25 + 0.0625 + 0.5625) / 4);
  expect(Array.from(args.gradient)).toEqual([0.25, 0, 0.125, -0.375]);
});

test.each([
  ['the greatest output decides', [0.1, 0.7, 0.2], 1],
  ['the first of equals decides', [0.2, 0.4, 0.4], 1],
  ['what is no number is never greatest but in front', [0.2, Number.NaN, 0.1], 0],
  ['a single output says 1 above ½', [0.51], 1],
  ['a single output says 0 at ½', [0.5], 0],
])('read rightly: %s', (_, outputs, prediction) => {
  const labels = outputs.length === 1 ? [0, 1] : [0, 1, 2];
  for (const label of labels) {
    const args = createArguments(Float32Array.from(outputs), Uint8Array.of(label));
    meanSquaredError(args, { numRows: 1, numOutputs: outputs.length });
    expect(args.correct[0]).toBe(label === prediction ? 1 : 0);
  }
});
