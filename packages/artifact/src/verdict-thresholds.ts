import * as v from 'valibot';
import { fraction } from './schema-fields.ts';

/** When a network's answer is no digit, or not a sure one; `verdictOf` of `@raqam/artifact/verdict` judges by them. */
export interface VerdictThresholds {
  /** Where the greatest calibrated probability is below this, the digit is told, but as unsure; in [0, 1]. */
  readonly unsureBelow: number;
  /** Where `softConfidence` is below this, the drawing is taken for no digit at all; in [0, 1]. */
  readonly notADigitBelow: number;
}

export const verdictThresholdsSchema: v.GenericSchema<unknown, VerdictThresholds> = v.strictObject({
  unsureBelow: fraction,
  notADigitBelow: fraction,
});
