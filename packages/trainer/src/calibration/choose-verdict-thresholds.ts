import { OptionsError, type VerdictThresholds } from '@raqam/artifact';
import { type CalibrationData, digitAnswers } from './calibration-data.ts';

/** How cautious the verdicts are to be. */
export interface VerdictOptions {
  /** Greatest share of the digits that may be taken for none, in [0, 1). @default 0.005 */
  readonly refusedShare?: number | undefined;
  /** Share of the digits told as sure that is to be right, in (0, 1]. @default 0.995 */
  readonly sureAccuracy?: number | undefined;
}

/** Thresholds are multiples of this part of 1. */
const PARTS = 10_000;

/**
 * Chooses when an answer is "no digit" or "unsure", by the greatest probability of each answer to digits that the network
 * has not learnt from.
 *
 * - `notADigitBelow`: the greatest threshold below which at most `refusedShare` of the digits lie.
 * - `unsureBelow`: the least threshold from which on at least `sureAccuracy` of the digits are read rightly; never below
 *   the other one.
 *
 * Only digits decide: what is no digit comes in more shapes than any collection has, so no figure on one is promised.
 * Both are multiples of 0.0001.
 *
 * @param data With calibrated probabilities: where the network is used with others, the thresholds mean nothing.
 * @throws {OptionsError} `refusedShare is 1; expected a number from 0 to below 1. Pass, for example, 0.005.`
 * @throws {TrainingDataError} When there is no digit, or not a row for each image.
 */
export function chooseVerdictThresholds(
  data: CalibrationData,
  { refusedShare = 0.005, sureAccuracy = 0.995 }: VerdictOptions = {},
): VerdictThresholds {
  if (!(refusedShare >= 0 && refusedShare < 1)) {
    throw new OptionsError(
      `refusedShare is ${refusedShare}; expected a number from 0 to below 1. Pass, for example, 0.005.`,
    );
  }
  if (!(sureAccuracy > 0 && sureAccuracy <= 1)) {
    throw new OptionsError(
      `sureAccuracy is ${sureAccuracy}; expected a number above 0 up to 1. Pass, for example, 0.995.`,
    );
  }
  const answers = digitAnswers(data, 'chooseVerdictThresholds')
    .map(({ label, probabilities }) => {
      const greatest = Math.max(...probabilities);
      return { greatest, isRight: probabilities.indexOf(greatest) === label };
    })
    .sort((a, b) => a.greatest - b.greatest);
  const notADigitBelow = roundDown(answers[Math.floor(refusedShare * answers.length)].greatest);

  return { notADigitBelow, unsureBelow: Math.max(notADigitBelow, findUnsure(answers, sureAccuracy)) };
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
