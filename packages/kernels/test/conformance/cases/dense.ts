import {
  type ActivationFunction,
  activate,
  columnSums,
  dense,
  denseInputGradient,
  denseWeightGradient,
  emitColumnSums,
  emitDense,
  emitDenseInputGradient,
  emitDenseWeightGradient,
} from '@raqam/kernels';
import { type OpCase, opCase } from '../op-case.ts';
import { sampleValues } from '../sample-values.ts';

/** Rows, features and units: 1, a vector's width and its neighbors, whole and cut tiles, and no rows. */
const SIZES: readonly (readonly [batchSize: number, numFeatures: number, numUnits: number])[] = [
  [0, 5, 4],
  [1, 1, 1],
  [8, 9, 3],
  [9, 4, 5],
  [5, 3, 7],
  [3, 13, 8],
  [2, 7, 10],
  [7, 8, 13],
  [1, 6, 41],
  [4, 17, 20],
  [5, 31, 84],
  [33, 12, 36],
  [3, 11, 120],
];

const forward: readonly OpCase[] = SIZES.flatMap(([batchSize, numFeatures, numUnits], index) => {
  const activations: readonly ActivationFunction[] = [
    'linear',
    'relu',
    { type: 'scaledTanh', amplitude: 1.7, slope: 0.6 },
  ];
  return activations.map((activation, option) => {
    const useBias = (index + option) % 2 === 0;
    return opCase({
      name: `dense ${batchSize} × ${numFeatures} → ${numUnits}, ${useBias ? 'bias' : 'no bias'}, ${JSON.stringify(activation)}`,
      emit: (module) => emitDense(module, { numFeatures, numUnits, useBias, activation }),
      args: {
        numRows: batchSize,
        x: sampleValues(1, batchSize * numFeatures),
        weights: sampleValues(2, numFeatures * numUnits),
        bias: sampleValues(3, numUnits),
        y: new Float32Array(batchSize * numUnits).fill(9),
      },
      reference: ({ x, weights, bias, y }) => {
        dense(x, weights, useBias ? bias : null, y, { batchSize, numFeatures, numUnits });
        activate(y, activation, y);
      },
      tolerance: 0,
    });
  });
});

const inputGradients: readonly OpCase[] = SIZES.map(([batchSize, numFeatures, numUnits]) =>
  opCase({
    name: `denseInputGradient ${batchSize} × ${numFeatures} ← ${numUnits}`,
    emit: (module) => emitDenseInputGradient(module, { numFeatures, numUnits }),
    args: {
      numRows: batchSize,
      dy: sampleValues(4, batchSize * numUnits),
      weights: sampleValues(2, numFeatures * numUnits),
      dx: new Float32Array(batchSize * numFeatures).fill(9),
    },
    reference: ({ dy, weights, dx }) => denseInputGradient(dy, weights, dx, { batchSize, numFeatures, numUnits }),
    tolerance: 0,
  }),
);

const weightGradients: readonly OpCase[] = SIZES.map(([batchSize, numFeatures, numUnits]) =>
  opCase({
    name: `denseWeightGradient ${batchSize} × ${numFeatures}, ${numUnits}`,
    emit: (module) => emitDenseWeightGradient(module, { numFeatures, numUnits, numBlockFeatures: numFeatures }),
    args: {
      numRows: batchSize,
      x: sampleValues(1, batchSize * numFeatures),
      dy: sampleValues(4, batchSize * numUnits),
      dWeights: new Float32Array(numFeatures * numUnits).fill(9),
    },
    reference: ({ x, dy, dWeights }) => denseWeightGradient(x, dy, dWeights, { batchSize, numFeatures, numUnits }),
    tolerance: 0,
  }),
);

/** Of the first features only: rows of x are longer than the block. */
const NUM_BLOCK_FEATURES = 5;
const blockGradients: readonly OpCase[] = SIZES.filter((sizes) => sizes[1] >= NUM_BLOCK_FEATURES).map(
  ([batchSize, numFeatures, numUnits]) =>
    opCase({
      name: `denseWeightGradient ${batchSize} × ${NUM_BLOCK_FEATURES} of ${numFeatures}, ${numUnits}`,
      emit: (module) =>
        emitDenseWeightGradient(module, { numFeatures, numUnits, numBlockFeatures: NUM_BLOCK_FEATURES }),
      args: {
        numRows: batchSize,
        x: sampleValues(1, batchSize * numFeatures),
        dy: sampleValues(4, batchSize * numUnits),
        dWeights: new Float32Array(NUM_BLOCK_FEATURES * numUnits).fill(9),
      },
      reference: ({ x, dy, dWeights }) => {
        const whole = new Float32Array(numFeatures * numUnits);
        denseWeightGradient(x, dy, whole, { batchSize, numFeatures, numUnits });
        dWeights.set(whole.subarray(0, dWeights.length));
      },
      tolerance: 0,
    }),
);

const biasGradients: readonly OpCase[] = SIZES.map(([batchSize, , numUnits]) =>
  opCase({
    name: `columnSums ${batchSize} × ${numUnits}`,
    emit: (module) => emitColumnSums(module, { numColumns: numUnits }),
    args: {
      numRows: batchSize,
      x: sampleValues(4, batchSize * numUnits),
      sums: new Float32Array(numUnits).fill(9),
    },
    reference: ({ x, sums }) => columnSums(batchSize, x, sums),
    tolerance: 0,
  }),
);

export const cases: readonly OpCase[] = [
  ...forward,
  ...inputGradients,
  ...weightGradients,
  ...blockGradients,
  ...biasGradients,
];
