import type { VerdictThresholds } from '@raqam/artifact';
import type { Verdict } from './prediction.ts';

/**
 * What an answer's greatest probability says of the drawing.
 *
 * @param thresholds `null`: none were found for the model, and every drawing is taken for a digit.
 */
export function verdictOf(probability: number, thresholds: VerdictThresholds | null): Verdict {
  if (thresholds === null) return 'digit';
  if (probability < thresholds.notADigitBelow) return 'notADigit';
  return probability < thresholds.unsureBelow ? 'unsure' : 'digit';
}
