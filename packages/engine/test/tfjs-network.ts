import { inferShapes, type ModelSpec, type TrainOptions, type Weights } from '@raqam/artifact';
import type { TrainingBatch } from '@raqam/engine';
import { buildLayersModel } from '@raqam/model/tfjs';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';

/** A network that learns by tfjs-layers and the gradients of tfjs, which share no code with ours. */
export interface TfjsNetwork {
  /** Gradients of the mean loss by the trainable weights; batch normalization moves its averages. */
  gradients(
    batch: TrainingBatch,
    place: { readonly epoch: number; readonly step: number },
  ): { readonly loss: number; readonly gradients: Weights };
  /** w ← w − learningRate · g */
  descend(gradients: Weights, learningRate: number): void;
  readWeights(): Promise<Weights>;
  dispose(): void;
}

/** How it learns. */
export interface TfjsNetworkOptions {
  readonly loss: TrainOptions['loss'];
  readonly seed: number;
  readonly classWeights?: readonly number[];
  readonly labelSmoothing?: number;
}

/** Builds it on the backend that is set. */
export function createTfjsNetwork(spec: ModelSpec, weights: Weights, options: TfjsNetworkOptions): TfjsNetwork {
  const { classWeights, labelSmoothing = 0, loss, seed } = options;
  const output = loss === 'categoricalCrossentropy' ? 'logits' : 'probabilities';
  const network = buildLayersModel(spec, weights, { seed, output });
  const variables = network.model.getWeights(true).filter((weight) => weight instanceof tf.Variable);
  const trainable = inferShapes(spec).weights.filter((weight) => weight.trainable);
  return {
    gradients: ({ labels, pixels, targets }, place) => {
      network.setPlace(place);
      const numImages = labels.length;
      const { loss: mean, values } = tf.tidy(() => {
        const images = tf.div(tf.tensor(Float32Array.from(pixels), [numImages, ...spec.inputShape]), 255);
        const { grads, value } = tf.variableGrads(() => {
          const outputs = network.model.apply(images, { training: true }) as tf.Tensor2D;
          const counts = Float32Array.from(labels, (label) => classWeights?.[label] ?? 1);
          const wanted = targets
            ? tf.tensor2d(targets, [numImages, outputs.shape[1]])
            : encodeTargets(labels, outputs.shape[1], labelSmoothing);
          return tf.mean(tf.mul(lossOfEach(loss, outputs, wanted), tf.tensor1d(counts)));
        }, variables);
        return {
          loss: value.dataSync()[0],
          values: variables.map(({ name }) => grads[name].dataSync<'float32'>().slice()),
        };
      });
      return {
        loss: mean,
        gradients: trainable.map(({ name, shape }, index) => ({ name, shape, values: values[index] })),
      };
    },
    descend: (gradients, learningRate) => {
      tf.tidy(() => {
        variables.forEach((variable, index) => {
          const gradient = tf.tensor(gradients[index].values, variable.shape);
          variable.assign(tf.sub(variable, tf.mul(gradient, learningRate)));
        });
      });
    },
    readWeights: () => network.readWeights(),
    dispose: () => network.dispose(),
  };
}

/** [images, outputs]; of a single output the second of two classes. Of labels beyond the classes each has as much. */
function encodeTargets(labels: Uint8Array, numOutputs: number, smoothing: number): tf.Tensor {
  const numClasses = Math.max(2, numOutputs);
  const classes = tf.cast(tf.oneHot(tf.tensor1d(labels, 'int32'), numClasses), 'float32');
  // 1 where there is no class, for which the one-hot row is empty.
  const isNone = tf.sub(1, tf.sum(classes, 1, true));
  const share = tf.add(smoothing / numClasses, tf.mul(isNone, (1 - smoothing) / numClasses));
  const targets: tf.Tensor2D = tf.add(tf.mul(classes, 1 - smoothing), share);
  return numOutputs === 1 ? tf.slice2d(targets, [0, 1], [labels.length, 1]) : targets;
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
