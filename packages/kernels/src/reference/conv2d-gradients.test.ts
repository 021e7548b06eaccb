import { describe, expect, test } from 'vitest';
import { sampleValues } from '../../test/conformance/sample-values.ts';
import { expectGradient, innerProduct } from '../../test/finite-differences.ts';
import { ShapeError } from '../errors.ts';
import { createSlidingWindow, type Padding, type Size2d } from '../sliding-window.ts';
import { conv2d } from './conv2d.ts';
import { conv2dFilterGradient } from './conv2d-filter-gradient.ts';
import { conv2dInputGradient } from './conv2d-input-gradient.ts';
import { pooledConv2d } from './pooled-conv2d.ts';
import { pooledConv2dFilterGradient } from './pooled-conv2d-filter-gradient.ts';
import { pooledConv2dInputGradient } from './pooled-conv2d-input-gradient.ts';
import { transposeFilter } from './transpose-filter.ts';
import { transposeFilterGradient } from './transpose-filter-gradient.ts';

const WINDOWS: readonly (readonly [windowSize: Size2d, strides: Size2d, padding: Padding])[] = [
  [[3, 2], [1, 1], 'valid'],
  [[3, 2], [1, 1], 'same'],
  [[2, 3], [2, 3], 'same'],
  [[1, 1], [3, 2], 'valid'],
];

/** Two images of 5×6 pixels with 2 channels, 3 filters. */
function createExample(windowSize: Size2d, strides: Size2d, padding: Padding) {
  const window = createSlidingWindow([5, 6], windowSize, strides, padding);
  const shape = { batchSize: 2, window, numChannels: 2, numFilters: 3 };
  const numOutputs = 2 * window.outputSize[0] * window.outputSize[1] * 3;
  const [x, filter, bias] = [
    sampleValues(1, 2 * 5 * 6 * 2),
    sampleValues(2, windowSize[0] * windowSize[1] * 6),
    sampleValues(3, 3),
  ];
  return { shape, numOutputs, x, filter, bias };
}

describe.each(WINDOWS)('of a window of %j, strides %j, %s', (...place) => {
  test('a convolution has the slopes that its gradients say', () => {
    const { bias, filter, numOutputs, shape, x } = createExample(...place);
    const dy = sampleValues(4, numOutputs);
    const y = new Float32Array(numOutputs);
    const computeLoss = () => {
      conv2d(x, filter, bias, y, shape);
      return innerProduct(dy, y);
    };
    const [dx, dFilter, dBias] = [x, filter, bias].map((values) => new Float32Array(values.length).fill(9));
    conv2dFilterGradient(x, dy, dFilter, dBias, shape);
    conv2dInputGradient(dy, filter, dx, shape);
    expectGradient(dFilter, filter, computeLoss);
    expectGradient(dBias, bias, computeLoss);
    expectGradient(dx, x, computeLoss);
  });

  test.each<Size2d>([
    [1, 1],
    [2, 2],
    [1, 2],
  ])('and one with a max pool of %d×%d behind it, where the winners stay the same', (...poolSize) => {
    const { bias, filter, numOutputs, shape, x } = createExample(...place);
    const [height, width] = shape.window.outputSize;
    const pooledShape = { ...shape, poolSize };
    const [pooledHeight, pooledWidth] = [Math.floor(height / poolSize[0]), Math.floor(width / poolSize[1])];
    const numPooled = 2 * pooledHeight * pooledWidth * 3;
    const dy = sampleValues(4, numPooled).map((value) => (value < -0.5 ? 0 : value));
    const winners = new Uint8Array(numPooled);
    pooledConv2d(x, filter, bias, new Float32Array(numPooled), winners, pooledShape);
    const y = new Float32Array(numOutputs);
    const computeLoss = () => {
      conv2d(x, filter, bias, y, shape);
      return dy.reduce((loss, gradient, index) => {
        const [k, position] = [index % 3, Math.floor(index / 3)];
        const row = Math.floor(position / pooledWidth) % pooledHeight;
        const p = row * poolSize[0] + Math.floor(winners[index] / poolSize[1]);
        const q = (position % pooledWidth) * poolSize[1] + (winners[index] % poolSize[1]);
        const image = Math.floor(position / (pooledHeight * pooledWidth));
        return loss + gradient * y[((image * height + p) * width + q) * 3 + k];
      }, 0);
    };
    const [dx, transposed, dFilter, dBias] = [x, filter, filter, bias].map((values) =>
      new Float32Array(values.length).fill(9),
    );
    pooledConv2dFilterGradient(x, dy, winners, transposed, dBias, pooledShape);
    transposeFilterGradient(transposed, dFilter, { filterSize: place[0], numChannels: 2, numFilters: 3 });
    pooledConv2dInputGradient(dy, winners, filter, dx, pooledShape);
    expectGradient(dFilter, filter, computeLoss);
    expectGradient(dBias, bias, computeLoss);
    expectGradient(dx, x, computeLoss);
  });
});

test('a filter is transposed so that each filter lies together, and its gradient back', () => {
  const filter = Float32Array.of(1, 2, 3, 4, 5, 6);
  const shape = { filterSize: [1, 3], numChannels: 1, numFilters: 2 } as const;
  const transposed = new Float32Array(6);
  transposeFilter(filter, transposed, shape);
  expect(Array.from(transposed)).toEqual([1, 3, 5, 2, 4, 6]);
  const back = new Float32Array(6);
  transposeFilterGradient(transposed, back, shape);
  expect(back).toEqual(filter);
});

describe('refuse arrays that are no tensors of their shape', () => {
  const window = createSlidingWindow([3, 3], [2, 2], [1, 1], 'valid');
  const shape = { batchSize: 1, window, numChannels: 1, numFilters: 2 };
  const pooledShape = { ...shape, poolSize: [1, 1] } as const;
  const lengths = { x: 9, dx: 9, dy: 8, winners: 8, filter: 8, dFilter: 8, dBias: 2 };
  const WRONG = [
    ['x', 8, '[1, 3, 3, 1] needs 9'],
    ['dx', 8, '[1, 3, 3, 1] needs 9'],
    ['dy', 4, '[1, 2, 2, 2] needs 8'],
    ['winners', 7, '[1, 2, 2, 2] needs 8'],
    ['filter', 9, '[2, 2, 1, 2] needs 8'],
    ['dFilter', 9, '[2, 2, 1, 2] needs 8'],
    ['dBias', 1, '[2] needs 2'],
  ] as const;
  const KERNELS = {
    conv2dFilterGradient: ['x', 'dy', 'dFilter', 'dBias'],
    conv2dInputGradient: ['dy', 'filter', 'dx'],
    pooledConv2dFilterGradient: ['x', 'dy', 'winners', 'dFilter', 'dBias'],
    pooledConv2dInputGradient: ['dy', 'winners', 'filter', 'dx'],
  } as const;

  test.each(
    Object.entries(KERNELS).flatMap(([kernel, names]) =>
      WRONG.filter(([name]) => (names as readonly string[]).includes(name)).map((wrong) => [kernel, ...wrong] as const),
    ),
  )('%s: %s of %d values', (kernel, name, length, needs) => {
    const sizes = { ...lengths, [name]: length };
    const [x, dx, dy, filter, dFilter, dBias] = [
      sizes.x,
      sizes.dx,
      sizes.dy,
      sizes.filter,
      sizes.dFilter,
      sizes.dBias,
    ].map((size) => new Float32Array(size));
    const winners = new Uint8Array(sizes.winners);
    const run = {
      conv2dFilterGradient: () => conv2dFilterGradient(x, dy, dFilter, dBias, shape),
      conv2dInputGradient: () => conv2dInputGradient(dy, filter, dx, shape),
      pooledConv2dFilterGradient: () => pooledConv2dFilterGradient(x, dy, winners, dFilter, dBias, pooledShape),
      pooledConv2dInputGradient: () => pooledConv2dInputGradient(dy, winners, filter, dx, pooledShape),
    }[kernel];
    // The pooled filter's gradient lies filter by filter.
    const shapeSaid = kernel === 'pooledConv2dFilterGradient' ? needs.replace('[2, 2, 1, 2]', '[2, 2, 2, 1]') : needs;
    const said = name === 'dFilter' ? shapeSaid : needs;
    expect(run).toThrow(
      new ShapeError(`${kernel}: ${name} holds ${length} values; its shape ${said}. Pass an array of that length.`),
    );
  });
});
