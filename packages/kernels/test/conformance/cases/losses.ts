import {
  binaryCrossEntropy,
  emitBinaryCrossEntropy,
  emitMeanSquaredError,
  emitSoftmaxCrossEntropy,
  meanSquaredError,
  softmaxCrossEntropy,
} from '@raqam/kernels';
import { type OpCase, opCase } from '../op-case.ts';
import { sampleValues } from '../sample-values.ts';

const LOSSES = [
  { name: 'softmaxCrossEntropy', emit: emitSoftmaxCrossEntropy, reference: softmaxCrossEntropy },
  { name: 'binaryCrossEntropy', emit: emitBinaryCrossEntropy, reference: binaryCrossEntropy },
  { name: 'meanSquaredError', emit: emitMeanSquaredError, reference: meanSquaredError },
] as const;

const SIZES: readonly (readonly [numRows: number, numOutputs: number])[] = [
  [0, 10],
  [8, 1],
  [7, 2],
  [3, 3],
  [9, 4],
  [5, 5],
  [8, 10],
  [2, 35],
];

const TARGETS = [
  { labelSmoothing: 0, softTargets: false },
  { labelSmoothing: 0.1, softTargets: false },
  { labelSmoothing: 0, softTargets: true },
] as const;

/** Logits, or numbers from 0 to 1 of which some are below, above, equal and none. */
function sampleOutputs(name: string, length: number): Float32Array {
  const values = sampleValues(1, length);
  const outputs =
    name === 'softmaxCrossEntropy' ? values.map((value) => 4 * value) : values.map((value) => value ** 2 % 1);
  if (length >= 8) outputs.set([0, 1, 0, 1, 0.5, 0.5, 1e-9, Number.NaN]);
  return outputs;
}

export const cases: readonly OpCase[] = LOSSES.flatMap(({ name, emit, reference }) =>
  SIZES.filter(([, numOutputs]) => name !== 'softmaxCrossEntropy' || numOutputs > 1).flatMap(([numRows, numOutputs]) =>
    TARGETS.map(({ labelSmoothing, softTargets }) =>
      opCase({
        name: `${name} ${numRows} × ${numOutputs}${labelSmoothing > 0 ? ', smoothed labels' : ''}${softTargets ? ', targets' : ''}`,
        emit: (module) => emit(module, { numOutputs, labelSmoothing, softTargets }),
        args: {
          numRows,
          outputs: sampleOutputs(name, numRows * numOutputs),
          // Those of the middle rows are no classes, the first just so.
          labels: Uint8Array.from({ length: numRows }, (_, row) => {
            const numClasses = Math.max(2, numOutputs);
            return { 1: numClasses, 4: 255 }[row] ?? (row * 7) % numClasses;
          }),
          targets: sampleValues(3, softTargets ? numRows * numOutputs : 0).map((value) => value ** 2 % 1),
          classWeights: sampleValues(2, Math.max(2, numOutputs)).map(Math.abs),
          // An f32, since that is what the kernel gets.
          scale: 0.0078125,
          gradient: new Float32Array(numRows * numOutputs).fill(9),
          losses: new Float32Array(numRows).fill(9),
          correct: new Uint8Array(numRows).fill(9),
        },
        reference: ({ targets, ...args }) =>
          reference(
            { ...args, scale: 0.0078125, targets: softTargets ? targets : null },
            { numRows, numOutputs, labelSmoothing },
          ),
        tolerance: 0,
      }),
    ),
  ),
);
