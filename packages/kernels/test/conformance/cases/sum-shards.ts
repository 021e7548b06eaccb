import { emitSumShards, sumShards } from '@raqam/kernels';
import { type OpCase, opCase } from '../op-case.ts';
import { sampleValues } from '../sample-values.ts';

const SHAPES: readonly (readonly [numShards: number, numValues: number, stride: number])[] = [
  [0, 5, 8],
  [1, 1, 1],
  [3, 0, 4],
  [4, 31, 31],
  [7, 33, 40],
  [16, 71, 72],
];

export const cases: readonly OpCase[] = SHAPES.map(([numShards, numValues, stride]) =>
  opCase({
    name: `sumShards: ${numShards} of ${numValues} values, ${stride} apart`,
    emit: emitSumShards,
    args: {
      numValues,
      numShards,
      shards: sampleValues(1, numShards * stride),
      stride: 4 * stride,
      sum: new Float32Array(numValues).fill(9),
    },
    reference: ({ shards, sum }) => sumShards(shards, sum, stride),
    tolerance: 0,
  }),
);
