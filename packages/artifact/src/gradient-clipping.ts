import * as v from 'valibot';
import { positive } from './schema-fields.ts';

/**
 * Keeps gradients small, before the optimizer sees them; as Keras's `clipvalue`, `clipnorm` and `global_clipnorm`.
 *
 * - `value`: each number is cut to [−threshold, threshold].
 * - `norm`: each weight's gradient g is multiplied by min(1, threshold / ‖g‖₂).
 * - `globalNorm`: all gradients are multiplied by min(1, threshold / n), n the norm of all of them together.
 */
export interface GradientClipping {
  readonly type: 'value' | 'norm' | 'globalNorm';
  /** Above 0. */
  readonly threshold: number;
}

export const gradientClippingSchema: v.GenericSchema<GradientClipping, GradientClipping> = v.strictObject({
  type: v.picklist(['value', 'norm', 'globalNorm']),
  threshold: positive,
});
