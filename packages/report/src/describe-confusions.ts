import { ReportArgumentError } from './errors.ts';

/** How one class was read. */
export interface ClassReading {
  readonly label: number;
  /** Images of the class. */
  readonly count: number;
  /** How many of them were read rightly. */
  readonly numRight: number;
  /** Share of its images that were read rightly; null without images. */
  readonly recall: number | null;
  /** Share of the images read as it that are of it; null when nothing was read as it. */
  readonly precision: number | null;
}

/** Images of one class that were read as another. */
export interface Confusion {
  readonly label: number;
  readonly prediction: number;
  /** At least 1. */
  readonly count: number;
  /** Of the images of class `label`. */
  readonly share: number;
}

/** What a confusion matrix says, as data: a face puts it into words and colours. */
export interface ConfusionSummary {
  /** Images counted. */
  readonly count: number;
  /** By class. */
  readonly classes: readonly ClassReading[];
  /** The class of greatest recall, the lowest of them when several share it; null without images. */
  readonly bestLabel: number | null;
  /** The class of least recall, likewise. */
  readonly worstLabel: number | null;
  /** Every pair that was confused, the most frequent first; equal ones by label, then by prediction. */
  readonly confusions: readonly Confusion[];
}

/**
 * Finds in a confusion matrix what a reader looks for: which classes are read best and worst, and what is taken for
 * what.
 *
 * @param confusionMatrix `confusionMatrix[label][prediction]` counts images; square.
 * @throws {ReportArgumentError} `describeConfusions: row 1 holds 2 counts; expected 3, as many as there are rows. …`
 */
export function describeConfusions(confusionMatrix: readonly (readonly number[])[]): ConfusionSummary {
  const numClasses = confusionMatrix.length;
  confusionMatrix.forEach((row, label) => {
    if (row.length !== numClasses) {
      throw new ReportArgumentError(
        `describeConfusions: row ${label} holds ${row.length} counts; expected ${numClasses}, as many as there are rows. Pass a square matrix.`,
      );
    }
  });
  const classes = confusionMatrix.map((row, label): ClassReading => {
    const count = sum(row);
    const numRight = row[label];
    const numRead = sum(confusionMatrix.map((other) => other[label]));
    return { label, count, numRight, recall: shareOf(numRight, count), precision: shareOf(numRight, numRead) };
  });
  const confusions = confusionMatrix
    .flatMap((row, label) =>
      row.map((count, prediction) => ({ label, prediction, count, share: count / classes[label].count })),
    )
    .filter(({ label, prediction, count }) => label !== prediction && count > 0)
    // Sorting is stable: equal counts stay in the order of labels and predictions.
    .sort((a, b) => b.count - a.count);
  const byRecall = classes
    .flatMap(({ label, recall }) => (recall === null ? [] : [{ label, recall }]))
    .sort((a, b) => b.recall - a.recall);
  const leastRecall = byRecall.at(-1)?.recall;
  return {
    count: sum(classes.map(({ count }) => count)),
    classes,
    bestLabel: byRecall[0]?.label ?? null,
    worstLabel: byRecall.find(({ recall }) => recall === leastRecall)?.label ?? null,
    confusions,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
