import { describe, expect, test } from 'vitest';
import { sampleValues } from '../../test/conformance/sample-values.ts';
import { expectGradient, innerProduct } from '../../test/finite-differences.ts';
import { ShapeError } from '../errors.ts';
import { createSlidingWindow, type Padding, type Size2d } from '../sliding-window.ts';
import { averagePool2d } from './average-pool2d.ts';
import { averagePool2dGradient } from './average-pool2d-gradient.ts';
import { cropping2d } from './cropping2d.ts';
import { maxPool2d } from './max-pool2d.ts';
import { maxPool2dGradient } from './max-pool2d-gradient.ts';
import { maxPool2dWinners } from './max-pool2d-winners.ts';
import { subsample2d } from './subsample2d.ts';
import { subsample2dGradient } from './subsample2d-gradient.ts';
import { zeroPadding2d } from './zero-padding2d.ts';

const WINDOWS: readonly (readonly [windowSize: Size2d, strides: Size2d, padding: Padding])[] = [
  [[2, 2], [2, 2], 'valid'],
  [[3, 2], [1, 1], 'same'],
  [[2, 3], [3, 1], 'same'],
];

/** Two images of 5×6 pixels with 2 channels. No two pixels are so close that a difference changes which is greater. */
function createExample(windowSize: Size2d, strides: Size2d, padding: Padding) {
  const window = createSlidingWindow([5, 6], windowSize, strides, padding);
  const numOutputs = 2 * window.outputSize[0] * window.outputSize[1] * 2;
  const x = Float32Array.from({ length: 120 }, (_, index) => ((index * 37) % 120) / 16 - 4);
  return { shape: { batchSize: 2, window, numChannels: 2 }, x, dy: sampleValues(4, numOutputs), numOutputs };
}

describe.each(WINDOWS)('of a window of %j, strides %j, %s', (...place) => {
  test('max pooling has the slopes that its gradient says', () => {
    const { dy, numOutputs, shape, x } = createExample(...place);
    const y = new Float32Array(numOutputs);
    const winners = new Uint8Array(numOutputs);
    maxPool2dWinners(x, winners, shape);
    const dx = new Float32Array(x.length).fill(9);
    maxPool2dGradient(dy, winners, dx, shape);
    expectGradient(dx, x, () => {
      maxPool2d(x, y, shape);
      return innerProduct(dy, y);
    });
  });

  test('so has average pooling', () => {
    const { dy, numOutputs, shape, x } = createExample(...place);
    const y = new Float32Array(numOutputs);
    const dx = new Float32Array(x.length).fill(9);
    averagePool2dGradient(dy, dx, shape);
    expectGradient(dx, x, () => {
      averagePool2d(x, y, shape);
      return innerProduct(dy, y);
    });
  });

  test('so has subsampling, for its coefficients and biases, too', () => {
    const { dy, numOutputs, shape, x } = createExample(...place);
    const [coefficient, bias] = [Float32Array.of(0.5, -1.25), Float32Array.of(0.25, 2)];
    const [y, sums] = [new Float32Array(numOutputs), new Float32Array(numOutputs)];
    subsample2d(x, Float32Array.of(1, 1), Float32Array.of(0, 0), sums, shape);
    const dx = new Float32Array(x.length).fill(9);
    const [dCoefficient, dBias] = [Float32Array.of(9, 9), Float32Array.of(9, 9)];
    subsample2dGradient(dy, sums, coefficient, dx, dCoefficient, dBias, shape);
    const computeLoss = () => {
      subsample2d(x, coefficient, bias, y, shape);
      return innerProduct(dy, y);
    };
    expectGradient(dx, x, computeLoss);
    expectGradient(dCoefficient, coefficient, computeLoss);
    expectGradient(dBias, bias, computeLoss);
  });
});

test('of equal pixels the first is the winner; behind a NaN there is none', () => {
  const window = createSlidingWindow([1, 4], [1, 4], [1, 1], 'valid');
  const winner = (...pixels: number[]) => {
    const winners = Uint8Array.of(9);
    maxPool2dWinners(Float32Array.from(pixels), winners, { batchSize: 1, window, numChannels: 1 });
    return winners[0];
  };
  expect(winner(1, 3, 3, 2)).toBe(1);
  expect(winner(-Infinity, -Infinity, -Infinity, -Infinity)).toBe(0);
  expect(winner(1, 2, Number.NaN, 3)).toBe(1);
});

test('a winner is numbered within its window, also where that reaches over the edge', () => {
  const window = createSlidingWindow([2, 2], [3, 3], [1, 1], 'same');
  const winners = new Uint8Array(4);
  maxPool2dWinners(Float32Array.of(1, 2, 3, 4), winners, { batchSize: 1, window, numChannels: 1 });
  // The pixel at the lower right, seen by four windows.
  expect(Array.from(winners)).toEqual([8, 7, 5, 4]);
});

test('cropping is the gradient of zero padding', () => {
  const shape = {
    batchSize: 2,
    inputSize: [2, 3],
    numChannels: 2,
    padding: [
      [1, 0],
      [2, 1],
    ],
  } as const;
  const x = sampleValues(1, 24);
  const y = new Float32Array(72);
  const dy = sampleValues(2, 72);
  const dx = new Float32Array(24).fill(9);
  cropping2d(dy, dx, shape);
  expectGradient(dx, x, () => {
    zeroPadding2d(x, y, shape);
    return innerProduct(dy, y);
  });
});

describe('refuse arrays that are no tensors of their shape', () => {
  const window = createSlidingWindow([2, 2], [1, 2], [1, 1], 'valid');
  const shape = { batchSize: 1, window, numChannels: 2 };
  const padding = {
    batchSize: 1,
    inputSize: [1, 2],
    numChannels: 1,
    padding: [
      [1, 1],
      [0, 0],
    ],
  } as const;
  const f32 = (length: number) => new Float32Array(length);
  const u8 = (length: number) => new Uint8Array(length);
  test.each<[what: string, run: () => void]>([
    [
      'maxPool2dWinners: x holds 7 values; its shape [1, 2, 2, 2] needs 8',
      () => maxPool2dWinners(f32(7), u8(4), shape),
    ],
    [
      'maxPool2dWinners: winners holds 3 values; its shape [1, 2, 1, 2] needs 4',
      () => maxPool2dWinners(f32(8), u8(3), shape),
    ],
    [
      'maxPool2dGradient: dy holds 3 values; its shape [1, 2, 1, 2] needs 4',
      () => maxPool2dGradient(f32(3), u8(4), f32(8), shape),
    ],
    [
      'maxPool2dGradient: winners holds 5 values; its shape [1, 2, 1, 2] needs 4',
      () => maxPool2dGradient(f32(4), u8(5), f32(8), shape),
    ],
    [
      'maxPool2dGradient: dx holds 9 values; its shape [1, 2, 2, 2] needs 8',
      () => maxPool2dGradient(f32(4), u8(4), f32(9), shape),
    ],
    [
      'averagePool2dGradient: dy holds 3 values; its shape [1, 2, 1, 2] needs 4',
      () => averagePool2dGradient(f32(3), f32(8), shape),
    ],
    [
      'averagePool2dGradient: dx holds 7 values; its shape [1, 2, 2, 2] needs 8',
      () => averagePool2dGradient(f32(4), f32(7), shape),
    ],
    ...(
      [
        ['dy', '[1, 2, 1, 2] needs 4'],
        ['sums', '[1, 2, 1, 2] needs 4'],
        ['coefficient', '[2] needs 2'],
        ['dx', '[1, 2, 2, 2] needs 8'],
        ['dCoefficient', '[2] needs 2'],
        ['dBias', '[2] needs 2'],
      ] as const
    ).map(([name, needs]): [string, () => void] => [
      `subsample2dGradient: ${name} holds 1 values; its shape ${needs}`,
      () => {
        const lengths = { dy: 4, sums: 4, coefficient: 2, dx: 8, dCoefficient: 2, dBias: 2, [name]: 1 };
        const { coefficient, dBias, dCoefficient, dx, dy, sums } = lengths;
        subsample2dGradient(f32(dy), f32(sums), f32(coefficient), f32(dx), f32(dCoefficient), f32(dBias), shape);
      },
    ]),
    ['cropping2d: dy holds 5 values; its shape [1, 3, 2, 1] needs 6', () => cropping2d(f32(5), f32(2), padding)],
    ['cropping2d: dx holds 1 values; its shape [1, 1, 2, 1] needs 2', () => cropping2d(f32(6), f32(1), padding)],
  ])('%s', (what, run) => {
    expect(run).toThrow(new ShapeError(`${what}. Pass an array of that length.`));
  });
});
