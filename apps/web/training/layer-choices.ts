import type { LayerSpec } from '@raqam/artifact';

/** A layer of each kind as it is when it is added, but for its name, complete. */
export const NEW_LAYERS: { readonly [Type in LayerSpec['type']]: Omit<Extract<LayerSpec, { type: Type }>, 'name'> } = {
  conv2d: {
    type: 'conv2d',
    filters: 8,
    kernelSize: [3, 3],
    strides: [1, 1],
    padding: 'valid',
    connections: null,
    useBias: true,
    activation: 'relu',
    kernelInitializer: 'heNormal',
    trainable: true,
  },
  maxPool2d: { type: 'maxPool2d', poolSize: [2, 2], strides: [2, 2], padding: 'valid' },
  averagePool2d: { type: 'averagePool2d', poolSize: [2, 2], strides: [2, 2], padding: 'valid' },
  subsample2d: { type: 'subsample2d', poolSize: [2, 2], activation: 'scaledTanh' },
  zeroPadding2d: {
    type: 'zeroPadding2d',
    padding: [
      [2, 2],
      [2, 2],
    ],
  },
  batchNormalization: { type: 'batchNormalization', momentum: 0.99, epsilon: 0.001, center: true, scale: true },
  activation: { type: 'activation', activation: 'relu' },
  dropout: { type: 'dropout', rate: 0.2 },
  flatten: { type: 'flatten' },
  dense: {
    type: 'dense',
    units: 64,
    useBias: true,
    activation: 'relu',
    kernelInitializer: 'heNormal',
    trainable: true,
  },
};

/** Every kind of layer, in the order in which an image usually meets them. */
export const LAYER_TYPES = Object.keys(NEW_LAYERS) as LayerSpec['type'][];

/** Its own name in the network: its kind and the first number that is free. */
export function freeName(layers: readonly LayerSpec[], type: LayerSpec['type']): string {
  const stem = type.replace('2d', '');
  const taken = new Set(layers.map(({ name }) => name));
  for (let number = 1; ; number += 1) {
    const name = `${stem}${number}`;
    if (!taken.has(name)) return name;
  }
}
