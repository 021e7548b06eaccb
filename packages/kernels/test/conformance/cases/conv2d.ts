import {
  type ActivationFunction,
  activate,
  conv2d,
  createSlidingWindow,
  emitConv2d,
  pooledConv2d,
  type Size2d,
} from '@raqam/kernels';
import { type OpCase, opCase } from '../op-case.ts';
import { sampleValues } from '../sample-values.ts';

/** A 3×3 convolution of two 8×7 images of 2 channels with 5 filters, but for what a case says. */
interface Conv2dCase {
  readonly numImages?: number;
  readonly inputSize?: Size2d;
  readonly numChannels?: number;
  readonly windowSize?: Size2d;
  readonly strides?: Size2d;
  readonly numFilters?: number;
  readonly useBias?: boolean;
  readonly activation?: ActivationFunction;
  readonly poolSize?: Size2d;
  readonly storesWinners?: boolean;
  /** `equal`: all are 1, so that every sum of a filter is. `holes`: some are NaN. @default 'normal' */
  readonly values?: 'normal' | 'equal' | 'holes';
}

const POOLED_IN_TRAINING = { activation: 'relu', poolSize: [2, 2], storesWinners: true } as const;

const CASES: readonly Conv2dCase[] = [
  {},
  { numImages: 0 },
  { useBias: false },
  ...[1, 2, 3, 4, 7, 8, 9, 12, 16, 17, 23].map((numFilters) => ({ numFilters })),
  ...[1, 3, 4, 5, 8, 17].map((numChannels) => ({ numChannels })),
  // One output, one row, one column, fewer outputs than a tile has, and numbers of them that no tile divides.
  { windowSize: [8, 7] },
  { windowSize: [8, 1], numFilters: 8 },
  { windowSize: [1, 7], numFilters: 8 },
  { inputSize: [5, 13], numFilters: 8 },
  { inputSize: [13, 4], numFilters: 9 },
  { windowSize: [1, 1], numChannels: 8, numFilters: 16 },
  { windowSize: [2, 5], numChannels: 11 },
  // Strides, with pixels left over at the edges.
  { strides: [2, 2] },
  { strides: [3, 1], numFilters: 16 },
  { strides: [1, 4], windowSize: [2, 1] },
  { activation: 'relu' },
  { activation: 'sigmoid', numFilters: 3 },
  { activation: 'tanh', useBias: false },
  { activation: { type: 'leakyRelu', slope: 0.2 } },
  { activation: { type: 'scaledTanh', amplitude: 1.7159, slope: 2 / 3 } },
  // Pools: of one output, of all of them, of more than there are registers; with rows and columns left over.
  { poolSize: [2, 2] },
  { poolSize: [1, 1] },
  { poolSize: [2, 2], activation: 'tanh', numFilters: 8 },
  { poolSize: [2, 2], strides: [2, 1] },
  ...[1, 3, 4, 6, 7, 8, 13, 16, 20].map((numFilters) => ({ numFilters, ...POOLED_IN_TRAINING })),
  { numImages: 0, ...POOLED_IN_TRAINING },
  { ...POOLED_IN_TRAINING, inputSize: [9, 21] },
  { ...POOLED_IN_TRAINING, poolSize: [1, 3] },
  { ...POOLED_IN_TRAINING, poolSize: [3, 1], numFilters: 12 },
  { ...POOLED_IN_TRAINING, poolSize: [6, 5], numFilters: 8 },
  { ...POOLED_IN_TRAINING, inputSize: [17, 17], windowSize: [2, 2], poolSize: [16, 16], numFilters: 3 },
  // The networks' own.
  { ...POOLED_IN_TRAINING, inputSize: [28, 28], numChannels: 1, windowSize: [5, 5], numFilters: 8 },
  { ...POOLED_IN_TRAINING, inputSize: [12, 12], numChannels: 8, windowSize: [5, 5], numFilters: 16 },
  { activation: 'tanh', inputSize: [14, 14], numChannels: 6, windowSize: [5, 5], numFilters: 16 },
  { activation: 'tanh', inputSize: [5, 5], numChannels: 16, windowSize: [5, 5], numFilters: 120 },
  { values: 'holes' },
  { ...POOLED_IN_TRAINING, values: 'holes' },
  { ...POOLED_IN_TRAINING, values: 'equal' },
];

function conv2dCase(overrides: Conv2dCase): OpCase {
  const {
    numImages = 2,
    inputSize = [8, 7],
    numChannels = 2,
    windowSize = [3, 3],
    strides = [1, 1],
    numFilters = 5,
    useBias = true,
    activation = 'linear',
    poolSize = null,
    storesWinners = false,
    values = 'normal',
  } = overrides;
  const window = createSlidingWindow(inputSize, windowSize, strides, 'valid');
  const shape = { batchSize: numImages, window, numChannels, numFilters };
  const [poolHeight, poolWidth] = poolSize ?? [1, 1];
  const [height, width] = window.outputSize;
  const numOutputs = numImages * Math.floor(height / poolHeight) * Math.floor(width / poolWidth) * numFilters;
  const x = sampleValues(1, numImages * inputSize[0] * inputSize[1] * numChannels);
  if (values === 'equal') x.fill(1);
  if (values === 'holes') for (let i = 0; i < x.length; i += 29) x[i] = Number.NaN;
  return opCase({
    name: `conv2d ${JSON.stringify(overrides)}`,
    emit: (module) =>
      emitConv2d(module, { window, numChannels, numFilters, useBias, activation, poolSize, storesWinners }),
    args: {
      numImages,
      x,
      filter: sampleValues(2, windowSize[0] * windowSize[1] * numChannels * numFilters),
      bias: useBias ? sampleValues(3, numFilters) : 0,
      y: new Float32Array(numOutputs).fill(9),
      winners: storesWinners ? new Uint8Array(numOutputs).fill(9) : 0,
    },
    reference: ({ x, filter, bias, y, winners }) => {
      const biasOrNone = useBias ? bias : null;
      if (poolSize === null) conv2d(x, filter, biasOrNone, y, shape);
      else {
        const positions = storesWinners ? winners : new Uint8Array(numOutputs);
        pooledConv2d(x, filter, biasOrNone, y, positions, { ...shape, poolSize });
      }
      activate(y, activation, y);
    },
    tolerance: 0,
  });
}

export const cases: readonly OpCase[] = CASES.map(conv2dCase);
