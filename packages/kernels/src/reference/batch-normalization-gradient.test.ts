import { createRandomSource } from '@raqam/random';
import { expect, test } from 'vitest';
import { batchMoments } from './batch-moments.ts';
import { batchNormalizationGradient } from './batch-normalization-gradient.ts';
import { batchNormalizationSums } from './batch-normalization-sums.ts';
import { mergeMoments } from './merge-moments.ts';

const [NUM_ROWS, ROWS_PER_PART, NUM_CHANNELS, EPSILON] = [11, 4, 3, 0.01];

const random = (step: number, length: number) => {
  const source = createRandomSource(1, 'weights', { step });
  return Float32Array.from({ length }, (_, index) => source.normal(index));
};
const x = random(1, NUM_ROWS * NUM_CHANNELS).map((value, index) => value + (index % NUM_CHANNELS));
const gamma = random(2, NUM_CHANNELS);
const beta = random(3, NUM_CHANNELS);
/** The loss is Σ y · dy. */
const dy = random(4, NUM_ROWS * NUM_CHANNELS);

/** The loss in doubles, by the textbook's formulas. */
function lossOf(values: ArrayLike<number>, gammas: ArrayLike<number>, betas: ArrayLike<number>): number {
  let loss = 0;
  for (let c = 0; c < NUM_CHANNELS; c++) {
    const column = Array.from({ length: NUM_ROWS }, (_, n) => values[n * NUM_CHANNELS + c]);
    const mean = column.reduce((sum, value) => sum + value, 0) / NUM_ROWS;
    const variance = column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / NUM_ROWS;
    column.forEach((value, n) => {
      loss += (((value - mean) / Math.sqrt(variance + EPSILON)) * gammas[c] + betas[c]) * dy[n * NUM_CHANNELS + c];
    });
  }
  return loss;
}

/** The slope of a function of some numbers by each of them, from central differences. */
function slopes(numbers: Float32Array, compute: (numbers: readonly number[]) => number): number[] {
  const step = 1e-4;
  return Array.from(numbers, (_, index) => {
    const moved = (by: number) => compute(Array.from(numbers, (value, i) => (i === index ? value + by : value)));
    return (moved(step) - moved(-step)) / (2 * step);
  });
}

/** ‖actual − expected‖ / ‖expected‖. */
function relativeDistance(actual: Float32Array, expected: readonly number[]): number {
  return Math.hypot(...expected.map((value, index) => actual[index] - value)) / Math.hypot(...expected);
}

/** Of parts of the batch, as workers have them. */
const parts = Array.from({ length: Math.ceil(NUM_ROWS / ROWS_PER_PART) }, (_, part) => {
  const rows = [part * ROWS_PER_PART * NUM_CHANNELS, (part + 1) * ROWS_PER_PART * NUM_CHANNELS] as const;
  const partX = x.slice(...rows);
  return { x: partX, dy: dy.slice(...rows), numRows: partX.length / NUM_CHANNELS };
});
const mean = new Float32Array(NUM_CHANNELS);
const variance = new Float32Array(NUM_CHANNELS);
const moments = parts.flatMap(({ x: partX, numRows }) => {
  const partMoments = new Float32Array(2 * NUM_CHANNELS);
  batchMoments(partX, partMoments, { numRows, numChannels: NUM_CHANNELS });
  return Array.from(partMoments);
});
mergeMoments(Float32Array.from(moments), mean, variance, {
  numRows: NUM_ROWS,
  numChannels: NUM_CHANNELS,
  rowsPerPart: ROWS_PER_PART,
});

test('the merged moments of parts are those of the whole', () => {
  for (let c = 0; c < NUM_CHANNELS; c++) {
    const column = Array.from({ length: NUM_ROWS }, (_, n) => x[n * NUM_CHANNELS + c]);
    const expectedMean = column.reduce((sum, value) => sum + value, 0) / NUM_ROWS;
    expect(mean[c]).toBeCloseTo(expectedMean, 6);
    expect(variance[c]).toBeCloseTo(column.reduce((sum, value) => sum + (value - expectedMean) ** 2, 0) / NUM_ROWS, 6);
  }
});

test('a great mean does not swallow the variance', () => {
  const far = x.map((value) => 10_000 + value);
  const farMoments = new Float32Array(2 * NUM_CHANNELS);
  batchMoments(far, farMoments, { numRows: NUM_ROWS, numChannels: NUM_CHANNELS });
  for (let c = 0; c < NUM_CHANNELS; c++) {
    expect(Math.abs(farMoments[NUM_CHANNELS + c] / NUM_ROWS / variance[c] - 1)).toBeLessThan(1e-3);
  }
});

test('the gradients are those of finite differences', () => {
  const sums = new Float32Array(2 * NUM_CHANNELS);
  const shapeOf = (numRows: number) => ({ numRows, numChannels: NUM_CHANNELS, epsilon: EPSILON });
  for (const part of parts) {
    const partSums = new Float32Array(2 * NUM_CHANNELS);
    batchNormalizationSums(part.x, part.dy, { mean, variance }, partSums, shapeOf(part.numRows));
    partSums.forEach((value, index) => {
      sums[index] += value;
    });
  }
  const dx = parts.flatMap((part) => {
    const partDx = new Float32Array(part.x.length);
    const context = { gamma, mean, variance, sums, totalRows: NUM_ROWS };
    batchNormalizationGradient(part.x, part.dy, context, partDx, shapeOf(part.numRows));
    return Array.from(partDx);
  });
  const expectedDx = slopes(x, (values) => lossOf(values, gamma, beta));
  expect(relativeDistance(Float32Array.from(dx), expectedDx)).toBeLessThan(1e-5);
  const expectedDbeta = slopes(beta, (values) => lossOf(x, gamma, values));
  expect(relativeDistance(sums.subarray(0, NUM_CHANNELS), expectedDbeta)).toBeLessThan(1e-5);
  const expectedDgamma = slopes(gamma, (values) => lossOf(x, values, beta));
  expect(relativeDistance(sums.subarray(NUM_CHANNELS), expectedDgamma)).toBeLessThan(1e-5);
});
