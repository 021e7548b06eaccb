import { inferShapes, type ModelSpec } from '@raqam/artifact';
import { activate } from './activate.ts';
import { EngineError } from './errors.ts';
import type { LayerTrace, LayerValues } from './layer-trace.ts';
import { createReferenceLayer } from './reference-layer.ts';

/**
 * A network on the naive references of the kernels, layer by layer as the specification has them, so that every layer's
 * values can be looked at. Nothing is computed together with something else, as an inference does it.
 *
 * @param spec Complete, as `parseModelSpec` returns it.
 * @param weights The values of its tensors, in the order of `inferShapes(spec).weights`; copied.
 * @throws {SpecError} When the layers do not fit together.
 */
export function createLayerTrace(spec: ModelSpec, weights: readonly Float32Array[]): LayerTrace {
  const numInputs = sizeOf(spec.inputShape);
  const remaining = weights.map((values) => values.slice());
  const layers = inferShapes(spec).layers.map(({ inputShape, name, outputShape, weights: own }, index) => {
    const layer = spec.layers[index];
    // A layer that is an activation has no sums of its own: its inputs are the outputs of the layer before it.
    const activation = layer.type === 'activation' || !('activation' in layer) ? 'linear' : layer.activation;
    const run = createReferenceLayer(
      {
        layer,
        index,
        inputShape,
        outputShape,
        activation: layer.type === 'activation' ? layer.activation : 'linear',
        poolSize: null,
      },
      remaining.splice(0, own.length),
    );
    return { activation, name, numChannels: outputShape[outputShape.length - 1], numOutputs: sizeOf(outputShape), run };
  });
  const numValues = layers.reduce(
    (sum, { activation, numOutputs }) => sum + numOutputs * (activation === 'linear' ? 1 : 2),
    0,
  );

  return {
    run(image) {
      if (image.length !== numInputs) {
        throw new EngineError(
          `run: image holds ${image.length} values; ${spec.name} reads ${spec.inputShape.join('×')}, so ${numInputs} ` +
            'are expected. Pass one image.',
        );
      }
      const all = new Float32Array(numValues);
      let used = 0;
      const keep = (values: Float32Array) => {
        const kept = all.subarray(used, used + values.length);
        kept.set(values);
        used += values.length;
        return kept;
      };
      let values = image;
      return layers.map(({ activation, name, numChannels, run }): LayerValues => {
        const sums = keep(run(values));
        if (activation === 'linear') {
          values = sums;
          return { name, sums: null, outputs: sums };
        }
        const outputs = keep(sums);
        activate(activation, sums, outputs, numChannels);
        values = outputs;
        return { name, sums, outputs };
      });
    },
  };
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
