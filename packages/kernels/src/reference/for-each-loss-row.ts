import { checkLength } from '../check-length.ts';
import { labelTargets } from './label-targets.ts';
import type { LossArguments, LossShape } from './loss-arguments.ts';

/** One row of a loss's arguments. */
export interface LossRow {
  /** The row's first output and gradient. */
  readonly start: number;
  /** scale · weight, rounded to f32. */
  readonly factor: number;
  /** What output c should be, an f32. */
  readonly target: (c: number) => number;
}

/**
 * Goes through the rows of a loss: writes what is the same for all of them, and what `computeRow` gives as the row's loss.
 *
 * A row is read rightly where its label's output is the greatest, the first of equals; with a single output where
 * "above ½" is what the label says.
 *
 * @param name Of the loss, first word of the errors.
 * @throws {ShapeError} When an array's length is not that of its shape.
 */
export function forEachLossRow(
  name: string,
  args: LossArguments,
  { numRows, ...shape }: LossShape,
  computeRow: (row: LossRow) => number,
): void {
  const { outputs, labels, targets = null, classWeights, scale, gradient, losses, correct } = args;
  const { numOutputs } = shape;
  const numClasses = Math.max(2, numOutputs);
  checkLength(`${name}: outputs`, outputs, [numRows, numOutputs]);
  checkLength(`${name}: labels`, labels, [numRows]);
  if (targets !== null) checkLength(`${name}: targets`, targets, [numRows, numOutputs]);
  checkLength(`${name}: classWeights`, classWeights, [numClasses]);
  checkLength(`${name}: gradient`, gradient, [numRows, numOutputs]);
  checkLength(`${name}: losses`, losses, [numRows]);
  checkLength(`${name}: correct`, correct, [numRows]);
  const ofLabels = labelTargets(shape);
  for (let row = 0; row < numRows; row++) {
    const start = row * numOutputs;
    const label = labels[row];
    const isClass = label < numClasses;
    const weight = isClass ? classWeights[label] : 1;
    const target = (c: number) => {
      if (targets !== null) return targets[start + c];
      if (!isClass) return ofLabels.none;
      return label === (numOutputs === 1 ? 1 : c) ? ofLabels.label : ofLabels.other;
    };
    correct[row] = predict(outputs.subarray(start, start + numOutputs)) === label ? 1 : 0;
    losses[row] = weight * computeRow({ start, factor: Math.fround(Math.fround(scale) * weight), target });
  }
}

function predict(outputs: Float32Array): number {
  if (outputs.length === 1) return outputs[0] > 0.5 ? 1 : 0;
  let prediction = 0;
  for (let c = 1; c < outputs.length; c++) if (outputs[c] > outputs[prediction]) prediction = c;
  return prediction;
}
