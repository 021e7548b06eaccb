import type { Shape } from '@raqam/artifact';
import type { FusedLayer } from './fuse-layers.ts';

/** A network without the softmax at its end. */
export interface SplitNetwork {
  readonly hidden: readonly FusedLayer[];
  readonly hasSoftmax: boolean;
  readonly outputShape: Shape;
}

/**
 * Takes the softmax off a network's end, where there is one: training computes it together with the logarithm of its
 * loss, which neither overflows nor loses digits.
 */
export function splitSoftmax(layers: readonly FusedLayer[]): SplitNetwork {
  const last = layers[layers.length - 1];
  const hasSoftmax = last.activation === 'softmax';
  return {
    hidden: hasSoftmax ? [...layers.slice(0, -1), { ...last, activation: 'linear' }] : layers,
    hasSoftmax,
    outputShape: last.outputShape,
  };
}
