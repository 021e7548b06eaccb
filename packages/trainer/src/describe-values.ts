import { findNonFinite } from './find-non-finite.ts';

/** Values of one weight, or of its gradient. */
export interface NamedValues {
  /** `LAYER/WEIGHT` */
  readonly name: string;
  readonly values: Float32Array;
}

/** Names the first of some values that are not all finite, with its layer; null where all are. */
export function describeValues(all: readonly NamedValues[], what: string): string | null {
  for (const { name, values } of all) {
    const value = findNonFinite(values);
    if (value !== undefined) return `${what} ${name} in layer ${layerOf(name)} holds ${value}`;
  }
  return null;
}

/** The specification's layer: weights are called `LAYER/WEIGHT`, activations of their own `LAYER.activation`. */
export function layerOf(name: string): string {
  return name.split(/[/.]/)[0];
}
