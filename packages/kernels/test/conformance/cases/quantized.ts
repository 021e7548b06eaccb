import {
  type ActivationFunction,
  activate,
  createSlidingWindow,
  emitQuantizedConv2d,
  emitQuantizedDense,
  emitQuantizeRows,
  maxPool2d,
  packQuantizedFilter,
  quantizedConv2d,
  quantizedDense,
  quantizeFilter,
  quantizeRows,
  type Size2d,
} from '@raqam/kernels';
import { type OpCase, opCase } from '../op-case.ts';
import { sampleValues } from '../sample-values.ts';

/** Two rows with values of every kind. */
const ROWS: Readonly<Record<string, readonly number[]>> = {
  normal: [...sampleValues(1, 37)],
  zeros: [0, -0, 0],
  subnormal: [1e-40, -1e-40, 3e-45, 0, 0, 0, 0, 0],
  huge: [3e38, -3e38, 1, 0, 2e38],
  halves: [255, 0.5, 1.5, -0.5, -1.5, 2.5],
  notNumbers: [Number.NaN, 2, -1, Number.NaN, 0.5],
  infinite: [1, Number.POSITIVE_INFINITY, -3, Number.NEGATIVE_INFINITY],
  pixels: Array.from({ length: 256 }, (_, pixel) => pixel / 255),
  one: [-7],
};

const quantizeCases = Object.entries(ROWS).map(([name, row]) => {
  const shape = { numRows: 2, rowLength: row.length };
  return opCase({
    name: `quantizeRows ${name}`,
    emit: (module) => emitQuantizeRows(module, shape),
    args: {
      numRows: 2,
      x: Float32Array.from([...row, ...row.map((value) => value / 3)]),
      quantized: new Uint8Array(2 * 2 * row.length).fill(9),
      scales: new Float32Array(2),
    },
    reference: ({ x, quantized, scales }) => quantizeRows(x, new Int16Array(quantized.buffer), scales, shape),
    tolerance: 0,
  });
});

/** A 3×3 convolution of two 8×7 images of 3 channels with 5 filters, but for what a case says. */
interface QuantizedConv2dCase {
  readonly numImages?: number;
  readonly inputSize?: Size2d;
  readonly numChannels?: number;
  readonly windowSize?: Size2d;
  readonly strides?: Size2d;
  readonly numFilters?: number;
  readonly useBias?: boolean;
  readonly activation?: ActivationFunction;
  readonly poolSize?: Size2d;
}

const CONV2D_CASES: readonly QuantizedConv2dCase[] = [
  {},
  { numImages: 0 },
  { useBias: false },
  ...[1, 3, 4, 8, 13, 16, 20].map((numFilters) => ({ numFilters })),
  ...[1, 2, 8, 9, 16].map((numChannels) => ({ numChannels })),
  { windowSize: [8, 7] },
  { windowSize: [1, 1], numFilters: 8 },
  { strides: [2, 3] },
  { activation: 'tanh', numFilters: 3 },
  { activation: 'relu', poolSize: [2, 2] },
  { activation: 'relu', poolSize: [2, 2], numFilters: 2, inputSize: [9, 9] },
  { activation: 'sigmoid', poolSize: [3, 4], numFilters: 8 },
  { activation: 'relu', poolSize: [2, 2], inputSize: [28, 28], numChannels: 1, windowSize: [5, 5], numFilters: 8 },
  { activation: 'relu', poolSize: [2, 2], inputSize: [12, 12], numChannels: 8, windowSize: [5, 5], numFilters: 16 },
];

function quantizedConv2dCase(overrides: QuantizedConv2dCase): OpCase {
  const {
    numImages = 2,
    inputSize = [8, 7],
    numChannels = 3,
    windowSize = [3, 3],
    strides = [1, 1],
    numFilters = 5,
    useBias = true,
    activation = 'linear',
    poolSize = null,
  } = overrides;
  const window = createSlidingWindow(inputSize, windowSize, strides, 'valid');
  const shape = { batchSize: numImages, window, numChannels, numFilters };
  const pool = createSlidingWindow(window.outputSize, poolSize ?? [1, 1], poolSize ?? [1, 1], 'valid');
  const x = quantizedValues(numImages, inputSize[0] * inputSize[1] * numChannels);
  const numRowTaps = windowSize[1] * numChannels;
  const filter = quantizeFilter(sampleValues(2, windowSize[0] * numRowTaps * numFilters), numFilters);
  const packed = packQuantizedFilter(filter.values, { windowHeight: windowSize[0], numRowTaps, numFilters });
  const numSums = numImages * window.outputSize[0] * window.outputSize[1] * numFilters;
  return opCase({
    name: `quantizedConv2d ${JSON.stringify(overrides)}`,
    emit: (module) => emitQuantizedConv2d(module, { window, numChannels, numFilters, useBias, activation, poolSize }),
    args: {
      numImages,
      x: bytesOf(x.values),
      scales: x.scales,
      filter: bytesOf(packed),
      filterScales: filter.scales,
      bias: sampleValues(3, numFilters),
      y: new Float32Array(numImages * pool.outputSize[0] * pool.outputSize[1] * numFilters).fill(9),
    },
    reference: ({ bias, y }) => {
      const sums = new Float32Array(numSums);
      quantizedConv2d(x, filter, useBias ? bias : null, sums, shape);
      maxPool2d(sums, y, { batchSize: numImages, window: pool, numChannels: numFilters });
      activate(y, activation, y);
    },
    tolerance: 0,
  });
}

const DENSE_SIZES: readonly (readonly [numRows: number, numFeatures: number, numUnits: number])[] = [
  [0, 4, 4],
  [1, 1, 1],
  [1, 2, 10],
  [3, 7, 16],
  [2, 256, 33],
  [5, 41, 128],
];

const denseCases = DENSE_SIZES.map(([numRows, numFeatures, numUnits]) => {
  const x = quantizedValues(numRows, numFeatures);
  const weights = quantizeFilter(sampleValues(2, numFeatures * numUnits), numUnits);
  const packing = { windowHeight: 1, numRowTaps: numFeatures, numFilters: numUnits };
  return opCase({
    name: `quantizedDense ${numRows}×${numFeatures} by ${numUnits}`,
    emit: (module) => emitQuantizedDense(module, { numFeatures, numUnits, useBias: true, activation: 'relu' }),
    args: {
      numRows,
      x: bytesOf(x.values),
      scales: x.scales,
      weights: bytesOf(packQuantizedFilter(weights.values, packing)),
      weightScales: weights.scales,
      bias: sampleValues(3, numUnits),
      y: new Float32Array(numRows * numUnits).fill(9),
    },
    reference: ({ bias, y }) => {
      quantizedDense(x, weights, bias, y, { batchSize: numRows, numFeatures, numUnits });
      activate(y, 'relu', y);
    },
    tolerance: 0,
  });
});

function quantizedValues(numRows: number, rowLength: number) {
  const values = new Int16Array(numRows * rowLength);
  const scales = new Float32Array(numRows);
  quantizeRows(sampleValues(1, numRows * rowLength), values, scales, { numRows, rowLength });
  return { values, scales };
}

function bytesOf({ buffer, byteLength, byteOffset }: Int8Array | Int16Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

export const cases: readonly OpCase[] = [...quantizeCases, ...CONV2D_CASES.map(quantizedConv2dCase), ...denseCases];
