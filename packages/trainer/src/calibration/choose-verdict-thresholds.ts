import { OptionsError, type VerdictThresholds } from '@raqam/artifact';
import { softConfidence } from '@raqam/artifact/verdict';
import { type CalibrationData, digitAnswers } from './calibration-data.ts';

/** How cautious the verdicts are to be. */
export interface VerdictOptions {
  /** Greatest share of the digits that may be taken for none, in [0, 1). @default 0.0108 */
  readonly refusedShare?: number | undefined;
  /** Share of the digits told as sure that is to be right, in (0, 1]. @default 0.995 */
  readonly sureAccuracy?: number | undefined;
}

/** Held-out hands are harder to read than most: with this, less than one in a hundred of all digits is refused. */
const DEFAULT_REFUSED_SHARE = 0.0108;

/** Thresholds are multiples of this part of 1. */
const PARTS = 10_000;

/**
 * Chooses when an answer is "no digit" or "unsure", by the answers to digits that the network has not learnt from.
 *
 * - `notADigitBelow`: the greatest threshold below which the `softConfidence` of at most `refusedShare` of the digits lies.
 * - `unsureBelow`: the least greatest probability from which on at least `sureAccuracy` of the digits are read rightly.
 *
 * Only digits decide: what is no digit comes in more shapes than any collection has, so no figure on one is promised.
 * Both are multiples of 0.0001.
 *
 * @param data With calibrated probabilities: where the network is used with others, the thresholds mean nothing.
 * @throws {OptionsError} `refusedShare is 1; expected a number from 0 to below 1. Pass, for example, 0.0108.`
 * @throws {TrainingDataError} When there is no digit, or not a row for each image.
 */
export function chooseVerdictThresholds(
  data: CalibrationData,
  { refusedShare = DEFAULT_REFUSED_SHARE, sureAccuracy = 0.995 }: VerdictOptions = {},
): VerdictThresholds {
  if (!(refusedShare >= 0 && refusedShare < 1)) {
    throw new OptionsError(
      `refusedShare is ${refusedShare}; expected a number from 0 to below 1. Pass, for example, ${DEFAULT_REFUSED_SHARE}.`,
    );
  }
  if (!(sureAccuracy > 0 && sureAccuracy <= 1)) {
    throw new OptionsError(
      `sureAccuracy is ${sureAccuracy}; expected a number above 0 up to 1. Pass, for example, 0.995.`,
    );
  }
  const digits = digitAnswers(data, 'chooseVerdictThresholds');
  const confidences = digits.map(({ probabilities }) => softConfidence(probabilities)).sort((a, b) => a - b);
  const answers = digits
    .map(({ label, probabilities }) => {
      const greatest = Math.max(...probabilities);
      return { greatest, isRight: probabilities.indexOf(greatest) === label };
    })
    .sort((a, b) => a.greatest - b.greatest);
  return {
    unsureBelow: findUnsure(answers, sureAccuracy),
    notADigitBelow: roundDown(confidences[Math.floor(refusedShare * confidences.length)]),
  };
}

function roundDown(probability: number): number {
  return Math.min(1, Math.floor(probability * PARTS) / PARTS);
}

/** The least multiple from which on enough is right. */
function findUnsure(
  answers: readonly { readonly greatest: number; readonly isRight: boolean }[],
  share: number,
): number {
  let numRight = answers.filter(({ isRight }) => isRight).length;
  let numBelow = 0;
  for (let part = 0; part < PARTS; part++) {
    for (; numBelow < answers.length && answers[numBelow].greatest < part / PARTS; numBelow++) {
      numRight -= Number(answers[numBelow].isRight);
    }
    if (numRight >= share * (answers.length - numBelow)) return part / PARTS;
  }
  return 1;
}
