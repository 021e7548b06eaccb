import type { Metrics, WrongPrediction } from '@raqam/artifact';
import { ReportArgumentError } from './errors.ts';

/** What a network answered, and what it should have answered. */
export interface PredictionsInput {
  /**
   * One row for each image, [N, C], each a distribution over the classes; or [N, 1], the probability of class 1 of two.
   * A row of NaN stands for an image on which nothing was drawn.
   */
  readonly probabilities: Float32Array;
  /** The true class of each image, a whole number from 0 to C − 1. */
  readonly labels: ArrayLike<number>;
  /** C, for a check of the two lengths. @default what the two lengths say; 2 for [N, 1] */
  readonly numClasses?: number;
}

/** How well a network read a set of images. */
export interface Score extends Metrics {
  /** Images on which nothing was drawn. */
  readonly numBlank: number;
  /** `confusionMatrix[label][prediction]` counts images; blank ones are in no cell, so its sum is count − numBlank. */
  readonly confusionMatrix: number[][];
  /** The images read wrongly, by index; for a blank one the probabilities are `[]`. */
  readonly wrong: WrongPrediction[];
}

/** Below this a probability counts as this much, as Keras's `epsilon` has it, so that no answer costs infinitely much. */
const LEAST_PROBABILITY = 1e-7;

/** How far above 1 the rounding of 32-bit sums of exponentials may leave a probability; beyond it, it is none. */
const ROUNDING = 1e-5;

/**
 * Judges predictions: accuracy, categorical cross-entropy, confusion matrix, and which images were read wrongly.
 *
 *   loss = −(1/N) Σ_n ln max(1e−7, min(1, probabilities[n, labels[n]]))
 *
 * The prediction is the class of greatest probability, the lowest of them when several share it. A blank image counts
 * as read wrongly, with the loss of the uniform distribution, ln C. Sums are doubles, in the order of the images.
 *
 * @throws {ReportArgumentError} `scorePredictions: received no labels; expected one at least. Pass the images' labels.`
 */
export function scorePredictions({ probabilities, labels, numClasses }: PredictionsInput): Score {
  const count = labels.length;
  if (count === 0) {
    throw new ReportArgumentError(
      "scorePredictions: received no labels; expected one at least. Pass the images' labels.",
    );
  }
  const numOutputs = outputsPerImage(probabilities.length, count, numClasses);
  const classes = Math.max(2, numOutputs);
  const confusionMatrix = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  const wrong: WrongPrediction[] = [];
  let lossSum = 0;
  let numBlank = 0;
  for (let index = 0; index < count; index++) {
    const label = labels[index];
    if (!Number.isInteger(label) || label < 0 || label >= classes) {
      throw new ReportArgumentError(
        `scorePredictions: label ${index} is ${label}; expected a whole number from 0 to ${classes - 1}. Pass labels of the ${classes} classes that the probabilities are of.`,
      );
    }
    const outputs = probabilities.subarray(index * numOutputs, (index + 1) * numOutputs);
    if (outputs.every(Number.isNaN)) {
      numBlank += 1;
      lossSum += Math.log(classes);
      wrong.push({ index, label, probabilities: [] });
      continue;
    }
    const row = distribution(outputs, index);
    const prediction = row.indexOf(Math.max(...row));
    confusionMatrix[label][prediction] += 1;
    lossSum -= Math.log(Math.max(LEAST_PROBABILITY, row[label]));
    if (prediction !== label) wrong.push({ index, label, probabilities: row });
  }
  return { accuracy: (count - wrong.length) / count, loss: lossSum / count, count, numBlank, confusionMatrix, wrong };
}

/** C of [N, C], or 1 for the probabilities of the second of two classes. */
function outputsPerImage(numProbabilities: number, count: number, numClasses: number | undefined): number {
  const numOutputs = numProbabilities / count;
  const expected = numClasses ?? Math.max(1, Math.round(numOutputs));
  if (numOutputs === expected || (numOutputs === 1 && expected === 2)) return numOutputs;
  throw new ReportArgumentError(
    `scorePredictions: received ${numProbabilities} probabilities; ${count} labels and ${expected} classes need ${count * expected}. Pass one row of probabilities for each label.`,
  );
}

/** One image's probabilities as doubles in [0, 1]. */
function distribution(outputs: Float32Array, index: number): number[] {
  if (!outputs.every((value) => value >= 0 && value <= 1 + ROUNDING)) {
    throw new ReportArgumentError(
      `scorePredictions: the probabilities of image ${index} are ${outputs.join(', ')}; expected numbers from 0 to 1, or NaN throughout for a blank image. Pass the outputs of a softmax or a sigmoid.`,
    );
  }
  const row = Array.from(outputs, (value) => Math.min(1, value));
  return row.length === 1 ? [1 - row[0], row[0]] : row;
}
