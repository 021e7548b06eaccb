import type { LossShape } from './loss-arguments.ts';

/** What a row's outputs should be, by whether they are its label's. */
export interface LabelTargets {
  /** Of the label's output. */
  readonly label: number;
  /** Of each other output. */
  readonly other: number;
  /** Of each output of a row whose label is no class. */
  readonly none: number;
}

/**
 * What labels say about K classes, K = max(2, numOutputs), as numbers of f32:
 *
 *   label = 1 − ε + ε / K,   other = ε / K,   none = 1 / K
 *
 * ε being the smoothing (Szegedy et al., arXiv:1512.00567); without it exactly 1 and 0.
 */
export function labelTargets({ labelSmoothing = 0, numOutputs }: Omit<LossShape, 'numRows'>): LabelTargets {
  const numClasses = Math.max(2, numOutputs);
  const share = labelSmoothing / numClasses;
  return {
    label: Math.fround(1 - labelSmoothing + share),
    other: Math.fround(share),
    none: Math.fround(1 / numClasses),
  };
}
