import type { FusedLayer } from './fuse-layers.ts';

/**
 * Takes the softmax off a network's end: training computes it together with the logarithm of its loss, which neither
 * overflows nor loses digits.
 *
 * @returns The layers without it, and whether there was one.
 */
export function splitSoftmax(layers: readonly FusedLayer[]): readonly [layers: readonly FusedLayer[], had: boolean] {
  const last = layers[layers.length - 1];
  return last.activation === 'softmax'
    ? [[...layers.slice(0, -1), { ...last, activation: 'linear' }], true]
    : [layers, false];
}
