import type { LayerSpec, ModelSpec } from '@raqam/artifact';
import { EngineError } from './errors.ts';

const LAYER_TYPES: Readonly<Record<LayerSpec['type'], true>> = {
  zeroPadding2d: true,
  conv2d: true,
  maxPool2d: true,
  averagePool2d: true,
  subsample2d: true,
  flatten: true,
  dense: true,
  dropout: true,
  activation: true,
  batchNormalization: true,
};

/**
 * Makes sure that this engine has every layer of a network, before anything else is asked about it: a specification
 * that was not parsed may name others.
 *
 * @throws {EngineError} `createInference: captions, layer attend is of the type attention, which this engine does not
 *   have; expected zeroPadding2d, conv2d, …`
 */
export function checkLayerTypes(spec: ModelSpec, caller: 'createInference' | 'createTraining'): void {
  const foreign = spec.layers.find((layer) => !Object.hasOwn(LAYER_TYPES, layer.type));
  if (foreign === undefined) return;
  throw new EngineError(
    `${caller}: ${spec.name}, layer ${foreign.name} is of the type ${foreign.type}, which this engine does not ` +
      `have; expected ${Object.keys(LAYER_TYPES).join(', ')}. ` +
      (caller === 'createTraining'
        ? 'Build the layer from these, or train with the engine tfjs.'
        : 'Build the layer from these, or run the network with TensorFlow.js.'),
  );
}
