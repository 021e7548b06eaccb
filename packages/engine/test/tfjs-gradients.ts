import { inferShapes, type ModelSpec, type TrainOptions, type Weights } from '@raqam/artifact';
import type { TrainingBatch } from '@raqam/engine';
import { buildLayersModel } from '@raqam/model/tfjs';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { PLACE } from './engine-gradients.ts';

/** The same step as {@link engineGradients}, by tfjs-layers and the gradients of tfjs on its cpu backend. */
export function tfjsGradients(
  spec: ModelSpec,
  weights: Weights,
  { labels, pixels }: TrainingBatch,
  {
    classWeights,
    loss,
    seed = 3,
  }: { loss: TrainOptions['loss']; seed?: number; classWeights?: readonly number[] | null },
): { readonly loss: number; readonly gradients: Weights } {
  const fromLogits = loss === 'categoricalCrossentropy';
  const network = buildLayersModel(spec, weights, { seed, output: fromLogits ? 'logits' : 'probabilities' });
  network.setPlace(PLACE);
  const numImages = labels.length;
  const result = tf.tidy(() => {
    const images = tf.div(tf.tensor(Float32Array.from(pixels), [numImages, ...spec.inputShape]), 255);
    const variables = network.model.getWeights(true).filter((weight) => weight instanceof tf.Variable);
    const { grads, value } = tf.variableGrads(() => {
      const outputs = network.model.apply(images, { training: true }) as tf.Tensor2D;
      const numOutputs = outputs.shape[1];
      const targets =
        numOutputs === 1
          ? tf.tensor2d(Float32Array.from(labels), [numImages, 1])
          : tf.cast(tf.oneHot(tf.tensor1d(labels, 'int32'), numOutputs), 'float32');
      const counts = Float32Array.from(labels, (label) => classWeights?.[label] ?? 1);
      return tf.mean(tf.mul(lossOfEach(loss, outputs, targets), tf.tensor1d(counts)));
    }, variables);
    return {
      loss: value.dataSync()[0],
      values: variables.map(({ name }) => grads[name].dataSync<'float32'>().slice()),
    };
  });
  network.dispose();
  const trainable = inferShapes(spec).weights.filter((weight) => weight.trainable);
  return {
    loss: result.loss,
    gradients: trainable.map(({ name, shape }, index) => ({ name, shape, values: result.values[index] })),
  };
}

/** Formulas of Keras, [images]. */
function lossOfEach(loss: TrainOptions['loss'], outputs: tf.Tensor2D, targets: tf.Tensor): tf.Tensor {
  switch (loss) {
    case 'categoricalCrossentropy':
      return tf.neg(tf.sum(tf.mul(targets, tf.logSoftmax(outputs)), 1));
    case 'binaryCrossentropy': {
      const p = tf.clipByValue(outputs, 1e-7, 1 - 1e-7);
      const terms = tf.add(tf.mul(targets, tf.log(p)), tf.mul(tf.sub(1, targets), tf.log(tf.sub(1, p))));
      return tf.neg(tf.mean(terms, 1));
    }
    case 'meanSquaredError':
      return tf.mean(tf.squaredDifference(targets, outputs), 1);
  }
}
