import {
  averagePool2d,
  averagePool2dGradient,
  createSlidingWindow,
  emitAveragePool2d,
  emitAveragePool2dGradient,
  emitMaxPool2d,
  emitMaxPool2dGradient,
  emitSubsample2d,
  emitSubsample2dGradient,
  maxPool2d,
  maxPool2dGradient,
  maxPool2dWinners,
  type Padding,
  type Size2d,
  subsample2d,
  subsample2dGradient,
} from '@raqam/kernels';
import { type OpCase, opCase } from '../op-case.ts';
import { sampleValues } from '../sample-values.ts';

/** A pool of 2×2, side by side, of two 6×5 images of 3 channels, but for what a case says. */
interface PoolCase {
  readonly numImages?: number;
  readonly inputSize?: Size2d;
  readonly numChannels?: number;
  readonly windowSize?: Size2d;
  readonly strides?: Size2d;
  readonly padding?: Padding;
  /** `ties`: few different values; `holes`: some are NaN or −∞. @default 'normal' */
  readonly values?: 'normal' | 'ties' | 'holes';
}

const CASES: readonly PoolCase[] = [
  {},
  { numImages: 0 },
  { padding: 'same' },
  ...[1, 2, 4, 5, 7, 8, 15, 16, 17, 19, 32, 49].map((numChannels) => ({ numChannels })),
  ...(['valid', 'same'] as const).flatMap((padding) => [
    // Windows that overlap, that leave pixels out, that are as large as the image.
    { padding, windowSize: [3, 2] as const, strides: [1, 1] as const, numChannels: 4 },
    { padding, windowSize: [3, 3] as const, strides: [2, 2] as const, numChannels: 9 },
    { padding, windowSize: [1, 2] as const, strides: [3, 4] as const },
    { padding, windowSize: [6, 5] as const },
    { padding, windowSize: [5, 5] as const, strides: [1, 2] as const, numChannels: 1 },
    { padding, values: 'ties' as const, windowSize: [3, 3] as const, strides: [2, 1] as const },
    { padding, values: 'holes' as const, windowSize: [3, 3] as const, strides: [2, 1] as const },
  ]),
  { padding: 'same', inputSize: [2, 3], windowSize: [7, 8], strides: [1, 1] },
  { inputSize: [17, 16], windowSize: [16, 16], strides: [1, 1], numChannels: 1 },
  { inputSize: [28, 28], numChannels: 6, numImages: 1 },
];

export const cases: readonly OpCase[] = CASES.flatMap((each) => {
  const { inputSize = [6, 5], numChannels = 3, numImages = 2, padding = 'valid' } = each;
  const { windowSize = [2, 2], strides = windowSize, values = 'normal' } = each;
  const window = createSlidingWindow(inputSize, windowSize, strides, padding);
  const op = { window, numChannels };
  const shape = { batchSize: numImages, ...op };
  const numInputs = numImages * inputSize[0] * inputSize[1] * numChannels;
  const numOutputs = numImages * window.outputSize[0] * window.outputSize[1] * numChannels;
  const name = JSON.stringify(each);

  const normal = sampleValues(1, numInputs);
  const x = values === 'ties' ? normal.map(Math.round) : normal;
  if (values === 'holes') {
    sampleValues(2, numInputs).forEach((value, index) => {
      if (value > 1) x[index] = Number.NaN;
      if (value < 0) x[index] = Number.NEGATIVE_INFINITY;
    });
  }
  const dy = sampleValues(3, numOutputs);
  const winners = new Uint8Array(numOutputs);
  maxPool2dWinners(x, winners, shape);
  const unset = (length: number) => new Float32Array(length).fill(9);
  const pools = [
    opCase({
      name: `max pool ${name}`,
      emit: (module) => emitMaxPool2d(module, { ...op, storesWinners: false }),
      args: { numImages, x, y: unset(numOutputs), winners: new Uint8Array(numOutputs).fill(9) },
      reference: (args) => maxPool2d(args.x, args.y, shape),
      tolerance: 0,
    }),
    opCase({
      name: `max pool with winners ${name}`,
      emit: (module) => emitMaxPool2d(module, { ...op, storesWinners: true }),
      args: { numImages, x, y: unset(numOutputs), winners: new Uint8Array(numOutputs).fill(9) },
      reference: (args) => {
        maxPool2d(args.x, args.y, shape);
        maxPool2dWinners(args.x, args.winners, shape);
      },
      tolerance: 0,
    }),
    opCase({
      name: `max pool's gradient ${name}`,
      emit: (module) => emitMaxPool2dGradient(module, op),
      args: { numImages, dy, winners, dx: unset(numInputs) },
      reference: (args) => maxPool2dGradient(args.dy, args.winners, args.dx, shape),
      tolerance: 0,
    }),
    opCase({
      name: `average pool ${name}`,
      emit: (module) => emitAveragePool2d(module, op),
      args: { numImages, x, y: unset(numOutputs) },
      reference: (args) => averagePool2d(args.x, args.y, shape),
      tolerance: 0,
    }),
    opCase({
      name: `average pool's gradient ${name}`,
      emit: (module) => emitAveragePool2dGradient(module, op),
      args: { numImages, dy, dx: unset(numInputs) },
      reference: (args) => averagePool2dGradient(args.dy, args.dx, shape),
      tolerance: 0,
    }),
  ];
  const isSideBySide = padding === 'valid' && strides[0] === windowSize[0] && strides[1] === windowSize[1];
  if (!isSideBySide) return pools;
  const subsampleOp = { poolSize: windowSize, inputSize, numChannels };
  const coefficient = sampleValues(4, numChannels);
  const ones = new Float32Array(numChannels).fill(1);
  const zeros = new Float32Array(numChannels);
  const sums = new Float32Array(numOutputs);
  subsample2d(x, ones, zeros, sums, shape);
  return [
    ...pools,
    opCase({
      name: `subsampling ${name}`,
      emit: (module) => emitSubsample2d(module, subsampleOp),
      args: {
        numImages,
        x,
        coefficient,
        bias: sampleValues(5, numChannels),
        sums: unset(numOutputs),
        y: unset(numOutputs),
      },
      reference: (args) => {
        subsample2d(args.x, ones, zeros, args.sums, shape);
        subsample2d(args.x, args.coefficient, args.bias, args.y, shape);
      },
      tolerance: 0,
    }),
    opCase({
      name: `subsampling's gradient ${name}`,
      emit: (module) => emitSubsample2dGradient(module, subsampleOp),
      args: {
        numImages,
        dy,
        sums,
        coefficient,
        dx: unset(numInputs),
        dCoefficient: unset(numChannels),
        dBias: unset(numChannels),
      },
      reference: (args) =>
        subsample2dGradient(args.dy, args.sums, args.coefficient, args.dx, args.dCoefficient, args.dBias, shape),
      tolerance: 0,
    }),
  ];
});
