import * as v from 'valibot';
import { fractionBelowOne } from './schema-fields.ts';

/**
 * Keeps an exponential moving average of each trainable weight: it begins as the weight, and behind each step
 * average ← momentum · average + (1 − momentum) · weight. Validation, test and the run's weights are by the averages;
 * training goes on by the weights themselves. As `use_ema` of Keras's optimizers. What batch normalization keeps is a
 * moving average already, and taken as it is.
 *
 * @see Polyak, Juditsky, "Acceleration of stochastic approximation by averaging", SIAM J. Control Optim. 30 (1992)
 */
export interface WeightAveraging {
  /** In [0, 1). @default 0.99 */
  readonly momentum: number;
}

/** How a person asks for it: `{}`. */
export type WeightAveragingInput = { readonly [Field in keyof WeightAveraging]?: WeightAveraging[Field] | undefined };

export const weightAveragingSchema: v.GenericSchema<WeightAveragingInput, WeightAveraging> = v.strictObject({
  momentum: v.optional(fractionBelowOne, 0.99),
});
