import { checkWeights, inferShapes, type ModelSpec, type Weights } from '@raqam/artifact';
import { checkLayerTypes } from './check-layer-types.ts';
import { createCompiledRun } from './create-compiled-run.ts';
import { createReferenceRun } from './create-reference-run.ts';
import { EngineError } from './errors.ts';
import type { Inference } from './inference.ts';

/**
 * Makes a network ready to answer: checks it, emits and compiles WebAssembly for its shapes and allocates all memory,
 * once. It computes in f32 with a fixed order of sums and no `Math.exp`, so that the same image gives the same bits on
 * every machine; also where there is no WebAssembly with SIMD, or a page's policy forbids it, and it runs on plain
 * JavaScript instead, some thirty times slower.
 *
 * @param spec Complete, as `parseModelSpec` returns it.
 * @param weights In the order of the specification; copied.
 * @throws {EngineError} When the network has a layer that this engine does not have.
 * @throws {SpecError} When the layers do not fit together.
 * @throws {ArtifactFormatError} When the weights are not those of the network, or not finite.
 */
export async function createInference(spec: ModelSpec, weights: Weights): Promise<Inference> {
  checkLayerTypes(spec, 'createInference');
  checkWeights(spec, weights, 'createInference');
  const compiled = await createCompiledRun(spec, weights);
  const runBatch =
    compiled ??
    createReferenceRun(
      spec,
      weights.map(({ values }) => values),
    );
  const numInputs = sizeOf(spec.inputShape);
  const numOutputs = sizeOf(inferShapes(spec).outputShape);

  return {
    spec,
    backend: compiled === null ? 'scalar' : 'wasm',
    numInputs,
    numOutputs,
    run(images) {
      const numImages = images.length / numInputs;
      if (!Number.isInteger(numImages)) {
        throw new EngineError(
          `run: images holds ${images.length} values; ${spec.name} reads ${spec.inputShape.join('×')}, so a multiple ` +
            `of ${numInputs} is expected. Pass whole images, one after the other.`,
        );
      }
      const outputs = new Float32Array(numImages * numOutputs);
      runBatch(images, outputs);
      return outputs;
    },
  };
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
