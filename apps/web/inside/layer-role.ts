import type { Activation, LayerSpec } from '@raqam/artifact';

/** What a layer does, as far as it is explained in a way of its own. */
export type LayerRole =
  | 'convolution'
  | 'maxPooling'
  | 'averagePooling'
  | 'subsampling'
  | 'flattening'
  | 'dense'
  | 'output'
  | 'dropout'
  | 'activation'
  | 'normalization'
  | 'padding';

const ROLES: Readonly<Record<LayerSpec['type'], LayerRole>> = {
  zeroPadding2d: 'padding',
  conv2d: 'convolution',
  maxPool2d: 'maxPooling',
  averagePool2d: 'averagePooling',
  subsample2d: 'subsampling',
  flatten: 'flattening',
  dense: 'dense',
  dropout: 'dropout',
  activation: 'activation',
  batchNormalization: 'normalization',
};

/** What a layer does. */
export function roleOf(layer: LayerSpec): LayerRole {
  return layer.type === 'dense' && layer.activation === 'softmax' ? 'output' : ROLES[layer.type];
}

/** A layer's activation; `linear` where it has none. */
export function activationOf(layer: LayerSpec): Activation {
  return 'activation' in layer ? layer.activation : 'linear';
}
