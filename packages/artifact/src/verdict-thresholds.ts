import * as v from 'valibot';
import { fraction } from './schema-fields.ts';

/**
 * When a network's answer is no digit, or not a sure one: by the greatest of its calibrated probabilities. Below
 * `notADigitBelow` the drawing is taken for no digit at all; from there up to below `unsureBelow` the digit is told,
 * but as unsure.
 */
export interface VerdictThresholds {
  /** In [0, 1]; at least `notADigitBelow`. */
  readonly unsureBelow: number;
  /** In [0, 1]. */
  readonly notADigitBelow: number;
}

const ORDER = 'an unsureBelow of at least notADigitBelow';

export const verdictThresholdsSchema: v.GenericSchema<unknown, VerdictThresholds> = v.pipe(
  v.strictObject({ unsureBelow: fraction, notADigitBelow: fraction }),
  v.check(({ unsureBelow, notADigitBelow }) => unsureBelow >= notADigitBelow, ORDER),
);
