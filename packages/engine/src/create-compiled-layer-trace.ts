import { type InputShape, inferShapes, type LayerSpec, type ModelSpec } from '@raqam/artifact';
import { assembleLayerTrace } from './assemble-layer-trace.ts';
import { createCompiledRun } from './create-compiled-run.ts';
import type { LayerTrace } from './layer-trace.ts';
import { createReferenceLayer, type ReferenceLayer } from './reference-layer.ts';

/**
 * The same as `createLayerTrace`, to the bit, with each layer as WebAssembly: made in some milliseconds a layer, and then
 * fast enough to follow a pen. Layers run on the references where there is no WebAssembly with SIMD, or where a page's
 * policy forbids it.
 *
 * @param spec Complete, as `parseModelSpec` returns it.
 * @param weights The values of its tensors, in the order of `inferShapes(spec).weights`; copied.
 * @throws {SpecError} When the layers do not fit together.
 */
export async function createCompiledLayerTrace(spec: ModelSpec, weights: readonly Float32Array[]): Promise<LayerTrace> {
  const remaining = weights.map((values) => values.slice());
  const runs = inferShapes(spec).layers.map(async ({ inputShape, outputShape, weights: own }, index) => {
    const layer = withoutActivation(spec.layers[index]);
    const tensors = remaining.splice(0, own.length);
    const activation = layer.type === 'activation' ? layer.activation : 'linear';
    const compiled = await compileLayer(
      // A shape that a layer gives is one that a network can begin with.
      { version: 1, name: spec.name, inputShape: inputShape as InputShape, layers: [layer] },
      tensors,
    );
    return (
      compiled ?? createReferenceLayer({ layer, index, inputShape, outputShape, activation, poolSize: null }, tensors)
    );
  });
  return assembleLayerTrace(spec, await Promise.all(runs));
}

/** An activation that belongs to another layer is applied apart, so that the sums before it are kept. */
function withoutActivation(layer: LayerSpec): LayerSpec {
  return 'activation' in layer && layer.type !== 'activation' ? { ...layer, activation: 'linear' } : layer;
}

async function compileLayer(spec: ModelSpec, tensors: readonly Float32Array[]): Promise<ReferenceLayer | null> {
  const { outputShape, weights } = inferShapes(spec);
  const { type } = spec.layers[0];
  // They move nothing.
  if (type === 'flatten' || type === 'dropout') return null;
  const named = weights.map(({ name, shape }, index) => ({ name, shape, values: tensors[index] }));
  const run = await createCompiledRun(spec, named);
  if (run === null) return null;
  const y = new Float32Array(outputShape.reduce((product, size) => product * size, 1));
  return (x) => {
    run(x, y);
    return y;
  };
}
