import { ReportArgumentError } from './errors.ts';
import type { JudgedAnswers } from './judged-answers.ts';

/**
 * @param asked The function that the caller called, for the message.
 * @throws {ReportArgumentError} When there are none, not as many judgments as answers, or confidences outside [0, 1].
 */
export function checkConfidences(asked: string, { confidences, isRight }: JudgedAnswers): void {
  if (confidences.length !== isRight.length) {
    throw new ReportArgumentError(
      `${asked}: received ${confidences.length} confidences and ${isRight.length} judgments; expected as many. Judge each answer.`,
    );
  }
  checkShares(asked, 'confidence', confidences);
}

/**
 * @param name Of one of the values, for the message.
 * @throws {ReportArgumentError} When there are no values, or one is not from 0 to 1.
 */
export function checkShares(asked: string, name: string, values: ArrayLike<number>): void {
  if (values.length === 0) {
    throw new ReportArgumentError(`${asked}: received no ${name}; expected one at least. Measure first.`);
  }
  for (let i = 0; i < values.length; i++) {
    if (values[i] >= 0 && values[i] <= 1) continue;
    throw new ReportArgumentError(
      `${asked}: ${name} ${i} is ${values[i]}; expected numbers from 0 to 1. Pass probabilities.`,
    );
  }
}
