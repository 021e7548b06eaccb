import type { WrongPrediction } from '@raqam/artifact';
import { ReportArgumentError } from './errors.ts';

/** How two runs read the same images: what McNemar's test looks at. */
export interface PairedOutcomes {
  readonly bothRight: number;
  readonly onlyFirstRight: number;
  readonly onlySecondRight: number;
  readonly bothWrong: number;
}

/**
 * Counts which of the same images two runs read rightly.
 *
 * @param wrongFirst The images that the first run read wrongly, such as the `wrong` of its run file.
 * @param wrongSecond Those of the second run.
 * @param count Images of the set on which both were judged.
 * @throws {ReportArgumentError} `pairedOutcomes: image 12 is wrong in a run of 10 images; …`
 */
export function pairedOutcomes(
  wrongFirst: readonly Pick<WrongPrediction, 'index'>[],
  wrongSecond: readonly Pick<WrongPrediction, 'index'>[],
  count: number,
): PairedOutcomes {
  const first = indicesOf(wrongFirst, count);
  const second = indicesOf(wrongSecond, count);
  const bothWrong = [...first].filter((index) => second.has(index)).length;
  return {
    bothRight: count - first.size - second.size + bothWrong,
    onlyFirstRight: second.size - bothWrong,
    onlySecondRight: first.size - bothWrong,
    bothWrong,
  };
}

function indicesOf(wrong: readonly Pick<WrongPrediction, 'index'>[], count: number): ReadonlySet<number> {
  const outside = wrong.find(({ index }) => !(Number.isInteger(index) && index >= 0 && index < count));
  if (outside !== undefined) {
    throw new ReportArgumentError(
      `pairedOutcomes: image ${outside.index} is wrong in a run of ${count} images; expected indices from 0 to ${count - 1}. Pass runs that were judged on the same images, and how many these are.`,
    );
  }
  return new Set(wrong.map(({ index }) => index));
}
