import * as v from 'valibot';
import { fraction, positive, wholeNumber } from './schema-fields.ts';

// t is the 0-based step of the run, T the number of steps of the whole run, η the optimizer's learning rate.

/** η at every step. */
export interface ConstantSchedule {
  readonly type: 'constant';
}

/** η · decayRate^(t / decaySteps). @see Keras 3, `ExponentialDecay` */
export interface ExponentialDecaySchedule {
  readonly type: 'exponentialDecay';
  readonly decaySteps: number;
  /** In [0, 1]. */
  readonly decayRate: number;
  /** Rounds t / decaySteps down, so that the rate falls in steps. @default false */
  readonly staircase: boolean;
}

/**
 * Rises from 0 to η in a straight line over `warmupSteps`, then falls to alpha · η by half a cosine over the rest:
 * η · (alpha + (1 − alpha) · ½(1 + cos(π · (t − warmupSteps) / (T − warmupSteps)))).
 * @see Loshchilov, Hutter, arXiv:1608.03983; Keras 3, `CosineDecay`
 */
export interface CosineDecaySchedule {
  readonly type: 'cosineDecay';
  /** @default 0 */
  readonly warmupSteps: number;
  /** Share of η at the end, in [0, 1]. @default 0 */
  readonly alpha: number;
}

/**
 * Rises from η / startDivisor to η over the first `warmupFraction` of the run and falls to η / endDivisor over the
 * rest, both by half a cosine.
 * @see Smith, Topin, arXiv:1708.07120
 */
export interface OneCycleSchedule {
  readonly type: 'oneCycle';
  /** In [0, 1]. @default 0.3 */
  readonly warmupFraction: number;
  /** @default 25 */
  readonly startDivisor: number;
  /** @default 250000 */
  readonly endDivisor: number;
}

/** How the learning rate changes from step to step, complete. */
export type LearningRateSchedule = ConstantSchedule | ExponentialDecaySchedule | CosineDecaySchedule | OneCycleSchedule;

type WithDefaults<Spec, Optional extends keyof Spec> = Omit<Spec, Optional> & {
  readonly [Field in Optional]?: Spec[Field] | undefined;
};

/** How a person names a schedule: `{ type: 'cosineDecay' }`. */
export type LearningRateScheduleInput =
  | ConstantSchedule
  | WithDefaults<ExponentialDecaySchedule, 'staircase'>
  | WithDefaults<CosineDecaySchedule, 'warmupSteps' | 'alpha'>
  | WithDefaults<OneCycleSchedule, 'warmupFraction' | 'startDivisor' | 'endDivisor'>;

export const learningRateScheduleSchema: v.GenericSchema<LearningRateScheduleInput, LearningRateSchedule> = v.variant(
  'type',
  [
    v.strictObject({ type: v.literal('constant') }),
    v.strictObject({
      type: v.literal('exponentialDecay'),
      decaySteps: wholeNumber(1, 2 ** 32 - 1),
      decayRate: fraction,
      staircase: v.optional(v.boolean(), false),
    }),
    v.strictObject({
      type: v.literal('cosineDecay'),
      warmupSteps: v.optional(wholeNumber(0, 2 ** 32 - 1), 0),
      alpha: v.optional(fraction, 0),
    }),
    v.strictObject({
      type: v.literal('oneCycle'),
      warmupFraction: v.optional(fraction, 0.3),
      startDivisor: v.optional(positive, 25),
      endDivisor: v.optional(positive, 250_000),
    }),
  ],
);
