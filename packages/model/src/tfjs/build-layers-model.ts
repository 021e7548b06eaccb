import { checkWeights, inferShapes, type LayerSpec, type ModelSpec, type Weights } from '@raqam/artifact';
import { tensor, tidy } from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { createLayerBuilder } from './create-layer-builder.ts';
import type { DropoutRun } from './dropout-layer.ts';
import type { TrainableModel } from './trainable-model.ts';

/** What a model for training needs beside its specification and weights. */
export interface BuildLayersModelOptions {
  /** Of the dropout masks. */
  readonly seed: number;
  /**
   * `logits` leaves out a softmax at the very end, for losses that take it together with the logarithm, which neither
   * overflows nor loses digits. @default 'probabilities'
   */
  readonly output?: 'probabilities' | 'logits';
}

/**
 * Builds a network as a tfjs-layers model that can be trained. It is not compiled: choose loss and optimizer yourself.
 *
 * Layers have the specification's names; an activation that tfjs cannot fuse is a layer of its own, `NAME.activation`.
 * The weights' values are copied into tensors of the backend that is set, so set it before.
 *
 * @throws {ArtifactFormatError} When the weights are not those of the network.
 * @throws {SpecError} When it has more than 64 dropout layers.
 */
export function buildLayersModel(spec: ModelSpec, weights: Weights, options: BuildLayersModelOptions): TrainableModel {
  const run: DropoutRun = { seed: options.seed, place: { epoch: 0, step: 0 } };
  const buildLayer = createLayerBuilder(run);
  const kept = options.output === 'logits' ? leaveOutSoftmax(spec.layers) : spec.layers;
  const model = sequential({
    name: spec.name,
    layers: [layers.inputLayer({ inputShape: [...spec.inputShape], name: 'raqam.input' }), ...kept.flatMap(buildLayer)],
  });

  // tfjs keeps a frozen layer's weights from `fit` only; any other optimizer would find them among all variables.
  for (const { trainable, weights: variables } of model.layers) {
    if (!trainable) for (const variable of variables) variable.trainable = false;
  }

  const shapes = inferShapes(spec).layers.filter((layer) => layer.weights.length > 0);
  const writeWeights = (values: Weights) => {
    checkWeights(spec, values, 'buildLayersModel');
    let next = 0;
    tidy(() => {
      for (const layer of shapes) {
        const own = values.slice(next, next + layer.weights.length);
        model.getLayer(layer.name).setWeights(own.map(({ shape, values }) => tensor(values, [...shape])));
        next += own.length;
      }
    });
  };
  writeWeights(weights);

  return {
    model,
    setPlace: ({ epoch, step }) => {
      run.place = { epoch, step };
    },
    readWeights: async () => {
      const tensors = shapes.flatMap((layer) => model.getLayer(layer.name).getWeights());
      const values = await Promise.all(tensors.map((each) => each.data<'float32'>()));
      // A backend may give out its own memory, which the next step overwrites.
      return weights.map(({ name, shape }, index) => ({ name, shape, values: values[index].slice() }));
    },
    writeWeights,
    dispose: () => {
      model.dispose();
    },
  };
}

/** The same layers with the softmax at their end, fused or a layer of its own, turned into nothing. */
function leaveOutSoftmax(specs: readonly LayerSpec[]): readonly LayerSpec[] {
  const last = specs[specs.length - 1];
  return 'activation' in last && last.activation === 'softmax'
    ? [...specs.slice(0, -1), { ...last, activation: 'linear' }]
    : specs;
}
