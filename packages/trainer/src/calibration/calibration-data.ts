import { NO_DIGIT } from '@raqam/dataset';
import { TrainingDataError } from '../errors.ts';

/** What a network answered to images that it has not learnt from, and what they show. */
export interface CalibrationData {
  /** [N, C], row-major: the outputs of its softmax. */
  readonly probabilities: Float32Array;
  /** [N], 0 to C − 1; rows labelled `NO_DIGIT` are passed over. */
  readonly labels: ArrayLike<number>;
}

/** One answer to an image of a digit. */
export interface Answer {
  readonly label: number;
  /** [C], a view. */
  readonly probabilities: Float32Array;
}

/**
 * The answers to images that show a digit.
 *
 * @param what The function that asks, used in errors only.
 * @throws {TrainingDataError} `calibrate: 9990 probabilities for 1000 images. Pass a row for each image.`
 */
export function digitAnswers({ labels, probabilities }: CalibrationData, what: string): readonly Answer[] {
  const numImages = labels.length;
  const numClasses = probabilities.length / numImages;
  if (!Number.isInteger(numClasses) || numClasses < 2) {
    throw new TrainingDataError(
      `${what}: ${probabilities.length} probabilities for ${numImages} images. Pass a row for each image.`,
    );
  }
  const answers = Array.from(labels, (label, index) => ({
    label,
    probabilities: probabilities.subarray(index * numClasses, (index + 1) * numClasses),
  })).filter(({ label }) => label !== NO_DIGIT);
  if (answers.length > 0) return answers;
  throw new TrainingDataError(`${what}: no image shows a digit. Pass images of digits.`);
}
