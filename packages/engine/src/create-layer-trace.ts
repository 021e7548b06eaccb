import { inferShapes, type ModelSpec } from '@raqam/artifact';
import { assembleLayerTrace } from './assemble-layer-trace.ts';
import type { LayerTrace } from './layer-trace.ts';
import { createReferenceLayer } from './reference-layer.ts';

/**
 * A network on the naive references of the kernels, layer by layer as the specification has them, so that every layer's
 * values can be looked at.
 *
 * @param spec Complete, as `parseModelSpec` returns it.
 * @param weights The values of its tensors, in the order of `inferShapes(spec).weights`; copied.
 * @throws {SpecError} When the layers do not fit together.
 */
export function createLayerTrace(spec: ModelSpec, weights: readonly Float32Array[]): LayerTrace {
  const remaining = weights.map((values) => values.slice());
  const runs = inferShapes(spec).layers.map(({ inputShape, outputShape, weights: own }, index) => {
    const layer = spec.layers[index];
    const activation = layer.type === 'activation' ? layer.activation : 'linear';
    const alone = { layer, index, inputShape, outputShape, activation, poolSize: null } as const;
    return createReferenceLayer(alone, remaining.splice(0, own.length));
  });
  return assembleLayerTrace(spec, runs);
}
