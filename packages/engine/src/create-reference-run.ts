import { inferShapes, type ModelSpec } from '@raqam/artifact';
import { fuseLayers } from './compile/fuse-layers.ts';
import { createReferenceLayer } from './reference-layer.ts';
import type { RunBatch } from './run-batch.ts';

/**
 * A network on the naive references of the kernels: for places without WebAssembly, and to be compared with.
 *
 * @param spec Complete, as `parseModelSpec` returns it.
 * @param weights The values of its tensors, in the order of `inferShapes(spec).weights`; copied.
 */
export function createReferenceRun(spec: ModelSpec, weights: readonly Float32Array[]): RunBatch {
  const shapes = inferShapes(spec).layers;
  const remaining = weights.map((values) => values.slice());
  const ownWeights = shapes.map((layer) => remaining.splice(0, layer.weights.length));
  const layers = fuseLayers(spec).map((fused) => createReferenceLayer(fused, ownWeights[fused.index]));
  const numInputs = spec.inputShape.reduce((product: number, size) => product * size, 1);

  return (images, outputs) => {
    const numImages = images.length / numInputs;
    const numOutputs = outputs.length / numImages;
    for (let b = 0; b < numImages; b++) {
      let values = images.subarray(b * numInputs, (b + 1) * numInputs);
      for (const layer of layers) values = layer(values);
      outputs.set(values, b * numOutputs);
    }
  };
}
