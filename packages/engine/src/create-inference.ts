import { checkWeights, inferShapes, type ModelSpec, type Weights } from '@raqam/artifact';
import { checkLayerTypes } from './check-layer-types.ts';
import { EngineError } from './errors.ts';
import type { Inference } from './inference.ts';
import { planLayer } from './plan-layer.ts';

/**
 * Makes a network ready to answer: checks it, works out all sizes and allocates every buffer, once. It computes in f32
 * with a fixed order of sums and no `Math.exp`, so that the same image gives the same bits on every machine.
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
  const { layers, outputShape } = inferShapes(spec);
  const remaining = weights.map(({ values }) => values.slice());
  const steps = layers.map((shapes, index) =>
    planLayer(spec.layers[index], shapes, remaining.splice(0, shapes.weights.length)),
  );
  const numInputs = sizeOf(spec.inputShape);
  const numOutputs = sizeOf(outputShape);

  return {
    spec,
    numInputs,
    numOutputs,
    run(images) {
      const batchSize = images.length / numInputs;
      if (!Number.isInteger(batchSize)) {
        throw new EngineError(
          `run: images holds ${images.length} values; ${spec.name} reads ${spec.inputShape.join('×')}, so a multiple ` +
            `of ${numInputs} is expected. Pass whole images, one after the other.`,
        );
      }
      const outputs = new Float32Array(batchSize * numOutputs);
      for (let b = 0; b < batchSize; b++) {
        let values = images.subarray(b * numInputs, (b + 1) * numInputs);
        for (const step of steps) values = step(values);
        outputs.set(values, b * numOutputs);
      }
      return outputs;
    },
  };
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
