import type { Metrics, ModelSpec, Weights } from '@raqam/artifact';
import { softConfidence } from '@raqam/artifact/verdict';
import { type Dataset, NO_DIGIT } from '@raqam/dataset';
import { scorePredictions } from '@raqam/report';
import type { EvaluateOptions } from '../open-judging-engine.ts';
import { predict } from '../predict.ts';
import { type CalibrationData, digitAnswers } from './calibration-data.ts';
import { chooseVerdictThresholds } from './choose-verdict-thresholds.ts';
import { joinAnswers } from './join-answers.ts';

/** How well a network did on one set that it has not learnt from. */
export interface HeldOutScore {
  readonly name: string;
  readonly numImages: number;
  /** Of its digits; null where it has none. */
  readonly metrics: Metrics | null;
  /**
   * Share of its images that are taken for no digit, by the threshold that `chooseVerdictThresholds` chooses for the
   * digits of all sets: for digits to be small, for all else large. Null where no set has digits.
   */
  readonly refusedShare: number | null;
}

/**
 * Judges a network by the held-out parts of a recipe: what it is chosen by.
 *
 * @throws As `evaluate`.
 */
export async function judgeHeldOut(
  spec: ModelSpec,
  weights: Weights,
  sets: readonly Dataset[],
  options: EvaluateOptions = {},
): Promise<readonly HeldOutScore[]> {
  const answers: CalibrationData[] = [];
  for (const set of sets) {
    answers.push({ probabilities: await predict(spec, weights, set, options), labels: set.labels });
  }
  const all = joinAnswers(answers);
  const hasDigits = Array.from(all.labels).some((label) => label !== NO_DIGIT);
  const notADigitBelow = hasDigits ? chooseVerdictThresholds(all).notADigitBelow : null;
  return sets.map(({ name, numImages }, index) => ({
    name,
    numImages,
    metrics: scoreDigits(answers[index]),
    refusedShare: notADigitBelow === null ? null : shareBelow(answers[index], notADigitBelow),
  }));
}

function scoreDigits(data: CalibrationData): Metrics | null {
  if (Array.from(data.labels).every((label) => label === NO_DIGIT)) return null;
  const digits = digitAnswers(data, 'judgeHeldOut');
  const { accuracy, loss, count } = scorePredictions({
    probabilities: Float32Array.from(digits.flatMap(({ probabilities }) => Array.from(probabilities))),
    labels: digits.map(({ label }) => label),
  });
  return { accuracy, loss, count };
}

function shareBelow({ labels, probabilities }: CalibrationData, threshold: number): number {
  const numClasses = probabilities.length / labels.length;
  let numBelow = 0;
  for (let start = 0; start < probabilities.length; start += numClasses) {
    numBelow += Number(softConfidence(probabilities.subarray(start, start + numClasses)) < threshold);
  }
  return numBelow / labels.length;
}
