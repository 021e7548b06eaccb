import type { ModelSpec, TrainOptions } from '@raqam/artifact';
import { initializeWeights } from '@raqam/model';
import { buildLayersModel } from '@raqam/model/tfjs';
import * as tf from '@tensorflow/tfjs-core';
import type { TfjsTraining } from '../backend/create-cnn-training.ts';

/** What is learnt from at every step. */
export interface FixedBatch {
  /** [B, ...input], in [0, 1]. */
  readonly images: Float32Array;
  /** [B]: classes; of a network with one output 0 or 1. */
  readonly labels: Uint8Array;
}

/** Any network that is given as plain data, in tfjs-layers, to be trained by Adam. */
export function createLayersTraining(
  spec: ModelSpec,
  loss: TrainOptions['loss'],
  { images, labels }: FixedBatch,
): TfjsTraining {
  const network = buildLayersModel(spec, initializeWeights(spec, 1), { seed: 1 });
  const { model } = network;
  const numOutputs = model.outputs[0].shape[1] ?? 1;
  const x = tf.tensor(images, [labels.length, ...spec.inputShape]);
  const y = tf.tidy(() => {
    const classes = tf.tensor1d(Int32Array.from(labels), 'int32');
    return tf.cast(numOutputs === 1 ? tf.reshape(classes, [-1, 1]) : tf.oneHot(classes, numOutputs), 'float32');
  });
  const optimizer = tf.train.adam();
  model.compile({ optimizer, loss });
  return {
    step: async () => {
      const value = await model.trainOnBatch(x, y);
      return Array.isArray(value) ? value[0] : value;
    },
    dispose: () => {
      network.dispose();
      optimizer.dispose();
      tf.dispose([x, y]);
    },
  };
}
