import type { ScaledTanhConstants } from './reference/scaled-tanh.ts';

/**
 * A function that is applied to each value by itself: by its name, where it has constants beside them. `relu`, `sigmoid`,
 * `tanh`, `leakyRelu` and `scaledTanh` are the references of these names; `linear` changes nothing.
 */
export type ActivationFunction =
  | 'linear'
  | 'relu'
  | 'sigmoid'
  | 'tanh'
  | { readonly type: 'leakyRelu'; readonly slope: number }
  | ({ readonly type: 'scaledTanh' } & ScaledTanhConstants);

/** Name and constants in one word, for the names of emitted functions: `leakyRelu(0.2)`. */
export function activationName(activation: ActivationFunction): string {
  if (typeof activation === 'string') return activation;
  const { type, ...constants } = activation;
  return `${type}(${Object.values(constants).join(',')})`;
}
