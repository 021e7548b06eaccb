import {
  clip,
  emitClip,
  emitMovingAverage,
  emitMultiply,
  emitNormFactor,
  emitScale,
  emitSquaredSum,
  movingAverage,
  multiply,
  normFactor,
  scale,
  squaredSum,
} from '@raqam/kernels';
import { type OpCase, opCase } from '../op-case.ts';
import { sampleValues } from '../sample-values.ts';

const MOMENTUM = Math.fround(0.99);
const EDGES = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0];

export const cases: readonly OpCase[] = [0, 1, 3, 4, 5, 8, 37].flatMap((numValues) => {
  const x = sampleValues(1, numValues);
  const name = (op: string) => `${op} of ${numValues} values`;
  return [
    opCase({
      name: name('multiply'),
      emit: emitMultiply,
      args: { numValues, x, factors: sampleValues(2, numValues), y: new Float32Array(numValues).fill(9) },
      reference: ({ x, factors, y }) => multiply(x, factors, y),
      tolerance: 0,
    }),
    opCase({
      name: name('clip'),
      emit: emitClip,
      args: { numValues, x: x.map((value, index) => EDGES[index - 1] ?? value), limit: 0.5 },
      reference: ({ x }) => clip(x, 0.5),
      tolerance: 0,
    }),
    opCase({
      name: name('scale'),
      emit: emitScale,
      args: { numValues, x, factor: Float32Array.of(1 / 3) },
      reference: ({ x, factor }) => scale(x, factor[0]),
      tolerance: 0,
    }),
    opCase({
      name: name('movingAverage'),
      emit: emitMovingAverage,
      args: { numValues, values: x, average: sampleValues(2, numValues), momentum: MOMENTUM },
      reference: ({ values, average }) => movingAverage(values, average, MOMENTUM),
      tolerance: 0,
    }),
    opCase({
      name: name('squaredSum'),
      emit: emitSquaredSum,
      args: { numValues, x, sum: Float32Array.of(9) },
      reference: ({ x, sum }) => sum.fill(squaredSum(x)),
      tolerance: 0,
    }),
    ...[0.5, 1000, Number.NaN].map((extra) =>
      opCase({
        name: `normFactor of ${numValues} sums and ${extra}`,
        emit: emitNormFactor,
        args: {
          numSums: numValues + 1,
          sums: Float32Array.of(...x.map((value) => value * value), extra),
          threshold: 4,
          factor: Float32Array.of(9),
        },
        reference: ({ sums, factor }) => factor.fill(normFactor(sums, 4)),
        tolerance: 0,
      }),
    ),
  ];
});
