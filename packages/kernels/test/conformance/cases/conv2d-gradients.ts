import {
  conv2dFilterGradient,
  conv2dInputGradient,
  createSlidingWindow,
  emitConv2dFilterGradient,
  emitConv2dInputGradient,
  emitPooledConv2dFilterGradient,
  emitPooledConv2dInputGradient,
  emitTransposeFilter,
  emitTransposeFilterGradient,
  type PooledConv2dGradientOp,
  pooledConv2dFilterGradient,
  pooledConv2dInputGradient,
  pooledGradientListBytes,
  type Size2d,
  transposeFilter,
  transposeFilterGradient,
} from '@raqam/kernels';
import { type OpCase, opCase } from '../op-case.ts';
import { sampleValues } from '../sample-values.ts';

/** A 3×3 convolution of two 8×7 images of 2 channels with 5 filters, and a pool of 2×2, but for what a case says. */
interface GradientCase {
  readonly numImages?: number;
  readonly inputSize?: Size2d;
  readonly numChannels?: number;
  readonly windowSize?: Size2d;
  readonly strides?: Size2d;
  readonly numFilters?: number;
  readonly poolSize?: Size2d;
  /** Of the pooled positions, how many have a gradient that is not 0. @default 0.5 */
  readonly alive?: number;
}

const CASES: readonly GradientCase[] = [
  {},
  { numImages: 0 },
  ...[1, 3, 4, 7, 8, 9, 12, 13, 16, 17].map((numFilters) => ({ numFilters })),
  // Rows of the window from 1 value to more than a tile holds.
  ...[1, 3, 4, 5, 8, 15, 16, 17, 33].map((numChannels) => ({ numChannels })),
  ...[1, 2, 4, 5, 6].map((size) => ({ windowSize: [size, size] as const, numChannels: 1 })),
  // One position; one row or column; strides with pixels left over at the edges.
  { windowSize: [8, 7], poolSize: [1, 1] },
  { windowSize: [7, 7], numChannels: 1, poolSize: [2, 1] },
  { windowSize: [8, 1], poolSize: [1, 7] },
  { windowSize: [1, 7], poolSize: [8, 1], numFilters: 8 },
  { strides: [2, 2], poolSize: [1, 3] },
  { strides: [3, 1] },
  { strides: [1, 4], windowSize: [2, 1], poolSize: [3, 1] },
  // Pools with positions left over; gradients everywhere and nowhere.
  { poolSize: [4, 3], numFilters: 3 },
  { inputSize: [9, 10], poolSize: [3, 2], alive: 1 },
  { alive: 0 },
  // The networks' own.
  { inputSize: [28, 28], numChannels: 1, windowSize: [5, 5], numFilters: 8 },
  { inputSize: [12, 12], numChannels: 8, windowSize: [5, 5], numFilters: 16, numImages: 8 },
  { inputSize: [32, 32], numChannels: 1, windowSize: [5, 5], numFilters: 6, numImages: 1 },
];

export const cases: readonly OpCase[] = CASES.flatMap((each) => {
  const { alive = 0.5, inputSize = [8, 7], numChannels = 2, numFilters = 5, numImages = 2 } = each;
  const { poolSize = [2, 2], strides = [1, 1], windowSize = [3, 3] } = each;
  const window = createSlidingWindow(inputSize, windowSize, strides, 'valid');
  const op: PooledConv2dGradientOp = { window, poolSize, numChannels, numFilters };
  const shape = { batchSize: numImages, ...op };
  const filterShape = { filterSize: windowSize, numChannels, numFilters };
  const numWeights = windowSize[0] * windowSize[1] * numChannels * numFilters;
  const numInputs = numImages * inputSize[0] * inputSize[1] * numChannels;
  const numOutputs = numImages * window.outputSize[0] * window.outputSize[1] * numFilters;
  const [pooledHeight, pooledWidth] = [0, 1].map((axis) => Math.floor(window.outputSize[axis] / poolSize[axis]));
  const numPooled = numImages * pooledHeight * pooledWidth * numFilters;
  const name = JSON.stringify(each);

  const x = sampleValues(1, numInputs);
  const filter = sampleValues(2, numWeights);
  const transposed = new Float32Array(numWeights);
  transposeFilter(filter, transposed, filterShape);
  const unset = (length: number) => new Float32Array(length).fill(9);
  // Deviates of another seed say where there is a gradient: 0 otherwise, of either sign.
  const pooledGradients = sampleValues(3, numPooled);
  sampleValues(4, numPooled).forEach((value, index) => {
    if (((value * 1000) & 1023) / 1024 >= alive) pooledGradients[index] = value < 0 ? -0 : 0;
  });
  const winners = Uint8Array.from(
    sampleValues(5, numPooled),
    (value) => Math.abs(value * 1000) % (poolSize[0] * poolSize[1]),
  );

  return [
    opCase({
      name: `filter gradient ${name}`,
      emit: (module) => emitConv2dFilterGradient(module, op),
      args: { numImages, x, dy: sampleValues(3, numOutputs), dFilter: unset(numWeights), dBias: unset(numFilters) },
      reference: (args) => conv2dFilterGradient(args.x, args.dy, args.dFilter, args.dBias, shape),
      tolerance: 0,
    }),
    opCase({
      name: `input gradient ${name}`,
      emit: (module) => emitConv2dInputGradient(module, op),
      args: { numImages, dy: sampleValues(3, numOutputs), transposed, dx: unset(numInputs) },
      reference: ({ dx, dy }) => conv2dInputGradient(dy, filter, dx, shape),
      tolerance: 0,
    }),
    opCase({
      name: `gradients through winners ${name}`,
      emit: (module) => {
        const filterGradient = emitPooledConv2dFilterGradient(module, op);
        const inputGradient = emitPooledConv2dInputGradient(module, op);
        const params = { ...filterGradient.params, transposed: 'i32', dx: 'i32' } as const;
        return module.sharedFunction('gradients', params, 'none', (f, addresses) => {
          f.call(filterGradient, addresses);
          f.call(inputGradient, addresses);
        });
      },
      args: {
        numImages,
        x,
        dy: pooledGradients,
        winners,
        list: new Int32Array(pooledGradientListBytes(op, numImages) / 4),
        dFilter: unset(numWeights),
        dBias: unset(numFilters),
        counter: Int32Array.of(1000),
        transposed,
        dx: unset(numInputs),
      },
      scratch: ['list'],
      reference: (args) => {
        pooledConv2dFilterGradient(args.x, args.dy, args.winners, args.dFilter, args.dBias, shape);
        pooledConv2dInputGradient(args.dy, args.winners, filter, args.dx, shape);
        args.counter[0] += args.dy.filter((gradient) => gradient !== 0).length;
      },
      tolerance: 0,
    }),
    opCase({
      name: `transposed filter ${name}`,
      emit: (module) => emitTransposeFilter(module, filterShape),
      args: { filter, transposed: unset(numWeights) },
      reference: (args) => transposeFilter(args.filter, args.transposed, filterShape),
      tolerance: 0,
    }),
    opCase({
      name: `transposed filter gradient ${name}`,
      emit: (module) => emitTransposeFilterGradient(module, filterShape),
      args: { transposed, dFilter: unset(numWeights) },
      reference: (args) => transposeFilterGradient(args.transposed, args.dFilter, filterShape),
      tolerance: 0,
    }),
  ];
});
