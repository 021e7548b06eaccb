import {
  batchMoments,
  batchNormalization,
  batchNormalizationGradient,
  batchNormalizationSums,
  emitBatchMoments,
  emitBatchNormalization,
  emitBatchNormalizationGradient,
  emitBatchNormalizationSums,
  emitMergeMoments,
  mergeMoments,
} from '@raqam/kernels';
import { type OpCase, opCase } from '../op-case.ts';
import { sampleValues } from '../sample-values.ts';

const EPSILON = 0.001;

const CHANNELS = [1, 2, 3, 4, 5, 8, 15, 16, 17, 35];

/** Positive. */
const variances = (seed: number, length: number) => sampleValues(seed, length).map((value) => 0.1 + value * value);

const ofRows = CHANNELS.flatMap((numChannels) =>
  [0, 1, 6].flatMap((numRows) => {
    const x = sampleValues(1, numRows * numChannels);
    const dy = sampleValues(2, numRows * numChannels);
    const shape = { numRows, numChannels, epsilon: EPSILON };
    const mean = sampleValues(3, numChannels);
    const variance = variances(4, numChannels);
    const options = [true, false].flatMap((scale) => [true, false].map((center) => ({ scale, center })));
    return [
      ...options.map(({ scale, center }) =>
        opCase({
          name: `batchNormalization [${numRows}, ${numChannels}], scale ${scale}, center ${center}`,
          emit: (module) => emitBatchNormalization(module, { numChannels, epsilon: EPSILON, scale, center }),
          args: {
            numRows,
            x,
            gamma: scale ? sampleValues(5, numChannels) : 0,
            beta: center ? sampleValues(6, numChannels) : 0,
            mean,
            variance,
            y: new Float32Array(x.length).fill(9),
          },
          reference: ({ x, gamma, beta, mean, variance, y }) => {
            const weights = { gamma: scale ? gamma : null, beta: center ? beta : null, mean, variance };
            batchNormalization(x, weights, y, shape);
          },
          tolerance: 0,
        }),
      ),
      opCase({
        name: `batchNormalizationSums [${numRows}, ${numChannels}]`,
        emit: (module) => emitBatchNormalizationSums(module, { numChannels, epsilon: EPSILON }),
        args: { numRows, x, dy, mean, variance, sums: new Float32Array(2 * numChannels).fill(9) },
        reference: ({ x, dy, mean, variance, sums }) => batchNormalizationSums(x, dy, { mean, variance }, sums, shape),
        tolerance: 0,
      }),
      ...[true, false].map((scale) =>
        opCase({
          name: `batchNormalizationGradient [${numRows}, ${numChannels}], scale ${scale}`,
          emit: (module) => emitBatchNormalizationGradient(module, { numChannels, epsilon: EPSILON, scale }),
          args: {
            numRows,
            totalRows: 17,
            x,
            dy,
            gamma: scale ? sampleValues(5, numChannels) : 0,
            mean,
            variance,
            sums: sampleValues(7, 2 * numChannels),
            dx: new Float32Array(x.length).fill(9),
          },
          reference: ({ x, dy, gamma, mean, variance, sums, dx }) => {
            const context = { gamma: scale ? gamma : null, mean, variance, sums, totalRows: 17 };
            batchNormalizationGradient(x, dy, context, dx, shape);
          },
          tolerance: 0,
        }),
      ),
    ];
  }),
);

const ofMoments = CHANNELS.flatMap((numChannels) => [
  ...[1, 2, 7].map((numRows) =>
    opCase({
      name: `batchMoments [${numRows}, ${numChannels}]`,
      emit: (module) => emitBatchMoments(module, { numChannels }),
      args: {
        numRows,
        x: sampleValues(1, numRows * numChannels),
        moments: new Float32Array(2 * numChannels).fill(9),
      },
      reference: ({ x, moments }) => batchMoments(x, moments, { numRows, numChannels }),
      tolerance: 0,
    }),
  ),
  // One part, less than one, one and a bit, several.
  ...[8, 5, 9, 24].map((numRows) =>
    opCase({
      name: `mergeMoments [${numRows}, ${numChannels}] in parts of 8 rows`,
      emit: (module) => emitMergeMoments(module, { numChannels, rowsPerPart: 8 }),
      args: {
        numRows,
        parts: variances(1, Math.ceil(numRows / 8) * 2 * numChannels),
        mean: new Float32Array(numChannels).fill(9),
        variance: new Float32Array(numChannels).fill(9),
      },
      reference: ({ parts, mean, variance }) =>
        mergeMoments(parts, mean, variance, { numRows, numChannels, rowsPerPart: 8 }),
      tolerance: 0,
    }),
  ),
]);

export const cases: readonly OpCase[] = [...ofRows, ...ofMoments];
