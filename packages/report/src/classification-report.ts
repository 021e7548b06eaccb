import { describeConfusions } from './describe-confusions.ts';

/** How well one class is found; each value is null where nothing is counted below the line. */
export interface ClassScores {
  /** Share of the images read as it that are of it: TP / (TP + FP). */
  readonly precision: number | null;
  /** Share of its images that were read as it: TP / (TP + FN). */
  readonly recall: number | null;
  /** Harmonic mean of both: 2 TP / (2 TP + FP + FN). */
  readonly f1: number | null;
}

/** {@link ClassScores} of a class. */
export interface ClassReport extends ClassScores {
  readonly label: number;
  /** Images of the class. */
  readonly support: number;
}

/** How well each class is found, and all of them together. */
export interface ClassificationReport {
  /** By class. */
  readonly classes: readonly ClassReport[];
  /** Share of the images read rightly; null without images. */
  readonly accuracy: number | null;
  /** Means over the classes, each counted alike. */
  readonly macro: ClassScores;
  /** Means over the classes, each counted by its images. */
  readonly weighted: ClassScores;
  /** Images counted. */
  readonly count: number;
}

/**
 * Precision, recall and F1 of each class, with their means.
 *
 * A score of 0/0 (the precision of a class that nothing was read as) is null and left out of the means, as
 * scikit-learn's `zero_division=nan` has it; its default counts such a score as 0 and warns.
 *
 * @param confusionMatrix `confusionMatrix[label][prediction]` counts images; square.
 * @throws {ReportArgumentError} `describeConfusions: row 1 holds 2 counts; expected 3, as many as there are rows. …`
 * @see van Rijsbergen, Information Retrieval, 2nd ed. (1979), chapter 7, for F; scikit-learn's `classification_report`.
 */
export function classificationReport(confusionMatrix: readonly (readonly number[])[]): ClassificationReport {
  const readings = describeConfusions(confusionMatrix);
  const classes = readings.classes.map(({ label, count, numRight, precision, recall }): ClassReport => {
    const numRead = confusionMatrix.reduce((sum, row) => sum + row[label], 0);
    return { label, precision, recall, f1: ratio(2 * numRight, count + numRead), support: count };
  });
  const numRight = readings.classes.reduce((sum, reading) => sum + reading.numRight, 0);
  return {
    classes,
    accuracy: ratio(numRight, readings.count),
    macro: meanScores(classes, () => 1),
    weighted: meanScores(classes, ({ support }) => support),
    count: readings.count,
  };
}

function meanScores(classes: readonly ClassReport[], weightOf: (scores: ClassReport) => number): ClassScores {
  const meanOf = (score: keyof ClassScores) => {
    let sum = 0;
    let weights = 0;
    for (const scores of classes) {
      const value = scores[score];
      if (value === null) continue;
      sum += weightOf(scores) * value;
      weights += weightOf(scores);
    }
    return ratio(sum, weights);
  };
  return { precision: meanOf('precision'), recall: meanOf('recall'), f1: meanOf('f1') };
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
