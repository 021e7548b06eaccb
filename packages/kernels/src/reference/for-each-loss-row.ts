import { checkLength } from '../check-length.ts';
import type { LossArguments, LossShape } from './loss-arguments.ts';

/** One row of a loss's arguments. */
export interface LossRow {
  /** The row's first output and gradient. */
  readonly start: number;
  readonly label: number;
  /** scale · weight, rounded to f32. */
  readonly factor: number;
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
  { numRows, numOutputs }: LossShape,
  computeRow: (row: LossRow) => number,
): void {
  const { outputs, labels, classWeights, scale, gradient, losses, correct } = args;
  checkLength(`${name}: outputs`, outputs, [numRows, numOutputs]);
  checkLength(`${name}: labels`, labels, [numRows]);
  checkLength(`${name}: classWeights`, classWeights, [Math.max(2, numOutputs)]);
  checkLength(`${name}: gradient`, gradient, [numRows, numOutputs]);
  checkLength(`${name}: losses`, losses, [numRows]);
  checkLength(`${name}: correct`, correct, [numRows]);
  for (let row = 0; row < numRows; row++) {
    const start = row * numOutputs;
    const label = labels[row];
    const weight = classWeights[label];
    correct[row] = predict(outputs.subarray(start, start + numOutputs)) === label ? 1 : 0;
    losses[row] = weight * computeRow({ start, label, factor: Math.fround(Math.fround(scale) * weight) });
  }
}

function predict(outputs: Float32Array): number {
  if (outputs.length === 1) return outputs[0] > 0.5 ? 1 : 0;
  let prediction = 0;
  for (let c = 1; c < outputs.length; c++) if (outputs[c] > outputs[prediction]) prediction = c;
  return prediction;
}
