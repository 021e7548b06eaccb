import type { VerdictThresholds } from '../verdict-thresholds.ts';
import { softConfidence } from './soft-confidence.ts';

/**
 * What a drawing is taken for. `unsure`: its digit may well be another. `notADigit`: a scribble, a letter, more than
 * one digit. A model that was made without thresholds takes every drawing for a digit.
 */
export type Verdict = 'digit' | 'unsure' | 'notADigit';

/**
 * What an answer says of the drawing.
 *
 * @param probabilities Of each digit, calibrated.
 * @param thresholds `null`: none were found for the model, and every drawing is taken for a digit.
 */
export function verdictOf(probabilities: ArrayLike<number>, thresholds: VerdictThresholds | null): Verdict {
  if (thresholds === null) return 'digit';
  if (softConfidence(probabilities) < thresholds.notADigitBelow) return 'notADigit';
  const isSure = Array.prototype.some.call(probabilities, (probability) => probability >= thresholds.unsureBelow);
  return isSure ? 'digit' : 'unsure';
}
