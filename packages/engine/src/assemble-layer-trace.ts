import { type Activation, inferShapes, type ModelSpec } from '@raqam/artifact';
import { activate } from './activate.ts';
import { fuseLayers } from './compile/fuse-layers.ts';
import { EngineError } from './errors.ts';
import type { LayerTrace, LayerValues } from './layer-trace.ts';
import type { ReferenceLayer } from './reference-layer.ts';

/**
 * Puts layers together to a network that shows what each of them makes of an image.
 *
 * An inference takes the maximum of a window before the activation where it can. That is the same number as the maximum
 * of the activations, but for the last bit of a sigmoid, which is not quite monotone in f32. So that it has the bits of
 * an inference, such a pool's outputs are made from the sums here too.
 *
 * @param runs What computes each layer, in the order of the specification: without its activation, unless it is an
 *   activation and nothing else.
 */
export function assembleLayerTrace(spec: ModelSpec, runs: readonly ReferenceLayer[]): LayerTrace {
  const numInputs = sizeOf(spec.inputShape);
  const ownOperations = new Set(fuseLayers(spec).map(({ index }) => index));
  const layers = inferShapes(spec).layers.map(({ name, outputShape }, index) => {
    const layer = spec.layers[index];
    const activation = 'activation' in layer ? layer.activation : 'linear';
    const isActivation = layer.type === 'activation';
    return {
      name,
      activation,
      isActivation,
      hasSums: !isActivation && activation !== 'linear',
      poolsSums: layer.type === 'maxPool2d' && !ownOperations.has(index),
      numChannels: outputShape[outputShape.length - 1],
      numOutputs: sizeOf(outputShape),
      run: runs[index],
    };
  });
  const numValues = layers.reduce((sum, { hasSums, numOutputs }) => sum + numOutputs * (hasSums ? 2 : 1), 0);

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
      let inputs = image;
      let activated: { readonly sums: Float32Array; readonly activation: Activation } | null = null;
      return layers.map((layer): LayerValues => {
        const { activation, hasSums, isActivation, name, numChannels, poolsSums, run } = layer;
        if (poolsSums && activated !== null) {
          const outputs = keep(run(activated.sums));
          activate(activated.activation, outputs, outputs, numChannels);
          inputs = outputs;
          return { name, sums: null, outputs };
        }
        const sums = keep(run(inputs));
        if (!hasSums) {
          activated = isActivation ? { sums: inputs, activation } : null;
          inputs = sums;
          return { name, sums: null, outputs: sums };
        }
        const outputs = keep(sums);
        activate(activation, sums, outputs, numChannels);
        activated = { sums, activation };
        inputs = outputs;
        return { name, sums, outputs };
      });
    },
  };
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
