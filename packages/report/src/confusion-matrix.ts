import { ReportArgumentError } from './errors.ts';

/** What was read, and what should have been. */
export interface ConfusionInput {
  /** The true class of each image, a whole number from 0 to `numClasses` − 1. */
  readonly labels: ArrayLike<number>;
  /** The class that each image was read as, likewise; as many as labels. */
  readonly predictions: ArrayLike<number>;
  readonly numClasses: number;
}

/**
 * Counts what was read as what.
 *
 * @returns `matrix[label][prediction]` counts images.
 * @throws {ReportArgumentError} `confusionMatrix: received 3 labels and 2 predictions; expected as many. …`
 */
export function confusionMatrix({ labels, predictions, numClasses }: ConfusionInput): number[][] {
  if (!(Number.isInteger(numClasses) && numClasses >= 1)) {
    throw new ReportArgumentError(
      `confusionMatrix: numClasses is ${numClasses}; expected a whole number of at least 1, such as 10. Pass how many classes there are.`,
    );
  }
  if (labels.length !== predictions.length) {
    throw new ReportArgumentError(
      `confusionMatrix: received ${labels.length} labels and ${predictions.length} predictions; expected as many. Pass one prediction for each label.`,
    );
  }
  const matrix = Array.from({ length: numClasses }, () => new Array<number>(numClasses).fill(0));
  for (let i = 0; i < labels.length; i++) {
    const label = checkClass('label', i, labels[i], numClasses);
    matrix[label][checkClass('prediction', i, predictions[i], numClasses)] += 1;
  }
  return matrix;
}

function checkClass(name: string, index: number, value: number, numClasses: number): number {
  if (Number.isInteger(value) && value >= 0 && value < numClasses) return value;
  throw new ReportArgumentError(
    `confusionMatrix: ${name} ${index} is ${value}; expected a whole number from 0 to ${numClasses - 1}. Pass classes by number, and how many there are.`,
  );
}
