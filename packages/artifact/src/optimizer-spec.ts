import * as v from 'valibot';
import { fractionBelowOne, nonNegative, positive } from './schema-fields.ts';

// Formulas and defaults are those of Keras 3, without weight decay. w weights, g gradient, η learning rate, ε epsilon,
// t the step from 1.

/** w ← w − η·g; with momentum m: velocity u ← m·u − η·g, w ← w + u; Nesterov: w ← w + m·u − η·g. */
export interface SgdSpec {
  readonly type: 'sgd';
  /** @default 0.01 */
  readonly learningRate: number;
  /** In [0, 1). @default 0 */
  readonly momentum: number;
  /** @default false */
  readonly nesterov: boolean;
}

/** a ← a + g²; w ← w − η·g / √(a + ε). @see Duchi, Hazan, Singer, JMLR 12 (2011) */
export interface AdagradSpec {
  readonly type: 'adagrad';
  /** @default 0.001 */
  readonly learningRate: number;
  /** Where `a` starts. @default 0.1 */
  readonly initialAccumulatorValue: number;
  /** @default 1e-7 */
  readonly epsilon: number;
}

/**
 * a ← ρ·a + (1−ρ)·g²; d = −√(b + ε) / √(a + ε) · g; b ← ρ·b + (1−ρ)·d²; w ← w + η·d.
 * @see Zeiler, arXiv:1212.5701
 */
export interface AdadeltaSpec {
  readonly type: 'adadelta';
  /** @default 0.001 */
  readonly learningRate: number;
  /** In [0, 1). @default 0.95 */
  readonly rho: number;
  /** @default 1e-7 */
  readonly epsilon: number;
}

/** a ← ρ·a + (1−ρ)·g²; w ← w − η·g / √(a + ε). Without momentum and not centered, as Keras by default. */
export interface RmspropSpec {
  readonly type: 'rmsprop';
  /** @default 0.001 */
  readonly learningRate: number;
  /** In [0, 1). @default 0.9 */
  readonly rho: number;
  /** @default 1e-7 */
  readonly epsilon: number;
}

/**
 * m ← β1·m + (1−β1)·g; a ← β2·a + (1−β2)·g²; w ← w − η·√(1−β2^t)/(1−β1^t) · m / (√a + ε).
 * @see Kingma, Ba, arXiv:1412.6980, the form before section 2.1, whose ε Keras takes
 */
export interface AdamSpec {
  readonly type: 'adam';
  /** @default 0.001 */
  readonly learningRate: number;
  /** In [0, 1). @default 0.9 */
  readonly beta1: number;
  /** In [0, 1). @default 0.999 */
  readonly beta2: number;
  /** @default 1e-7 */
  readonly epsilon: number;
}

/** m ← β1·m + (1−β1)·g; u ← max(β2·u, |g|); w ← w − η/(1−β1^t) · m / (u + ε). @see arXiv:1412.6980, section 7.1 */
export interface AdamaxSpec {
  readonly type: 'adamax';
  /** @default 0.001 */
  readonly learningRate: number;
  /** In [0, 1). @default 0.9 */
  readonly beta1: number;
  /** In [0, 1). @default 0.999 */
  readonly beta2: number;
  /** @default 1e-7 */
  readonly epsilon: number;
}

/** How gradients become steps, complete. */
export type OptimizerSpec = SgdSpec | AdagradSpec | AdadeltaSpec | RmspropSpec | AdamSpec | AdamaxSpec;

/** All fields but `type` may be left out. */
type Defaulted<Spec extends { readonly type: string }> = Spec extends unknown
  ? Pick<Spec, 'type'> & { readonly [Field in Exclude<keyof Spec, 'type'>]?: Spec[Field] | undefined }
  : never;

/** How a person names an optimizer: `{ type: 'adam' }`. */
export type OptimizerSpecInput = Defaulted<OptimizerSpec>;

const learningRate = v.optional(positive, 0.001);
const epsilon = v.optional(positive, 1e-7);
const moments = { learningRate, beta1: v.optional(fractionBelowOne, 0.9), beta2: v.optional(fractionBelowOne, 0.999) };

export const optimizerSpecSchema: v.GenericSchema<OptimizerSpecInput, OptimizerSpec> = v.variant('type', [
  v.strictObject({
    type: v.literal('sgd'),
    learningRate: v.optional(positive, 0.01),
    momentum: v.optional(fractionBelowOne, 0),
    nesterov: v.optional(v.boolean(), false),
  }),
  v.strictObject({
    type: v.literal('adagrad'),
    learningRate,
    initialAccumulatorValue: v.optional(nonNegative, 0.1),
    epsilon,
  }),
  v.strictObject({ type: v.literal('adadelta'), learningRate, rho: v.optional(fractionBelowOne, 0.95), epsilon }),
  v.strictObject({ type: v.literal('rmsprop'), learningRate, rho: v.optional(fractionBelowOne, 0.9), epsilon }),
  v.strictObject({ type: v.literal('adam'), ...moments, epsilon }),
  v.strictObject({ type: v.literal('adamax'), ...moments, epsilon }),
]);
