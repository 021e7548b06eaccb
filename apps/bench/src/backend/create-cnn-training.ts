import * as tf from '@tensorflow/tfjs-core';
import { initializers, layers, sequential } from '@tensorflow/tfjs-layers';

/** A network of tfjs-layers in the course of its training. */
export interface TfjsTraining {
  /** Trains on the batch once more. @returns The loss before. */
  readonly step: () => Promise<number>;
  readonly dispose: () => void;
}

/**
 * Builds the report's CNN as a user of tfjs-layers would, with the same weights at every call, to be trained by Adam.
 *
 * @param images  [B, 28, 28, 1].
 * @param labels  One-hot, [B, 10].
 */
export function createCnnTraining(images: tf.Tensor4D, labels: tf.Tensor2D): TfjsTraining {
  const draw = (seed: number) => initializers.glorotUniform({ seed });
  const model = sequential({
    layers: [
      layers.conv2d({
        inputShape: [28, 28, 1],
        filters: 8,
        kernelSize: 5,
        activation: 'relu',
        kernelInitializer: draw(1),
      }),
      layers.maxPooling2d({ poolSize: 2 }),
      layers.conv2d({ filters: 16, kernelSize: 5, activation: 'relu', kernelInitializer: draw(2) }),
      layers.maxPooling2d({ poolSize: 2 }),
      layers.flatten(),
      layers.dense({ units: 128, activation: 'relu', kernelInitializer: draw(3) }),
      layers.dropout({ rate: 0.2, seed: 1 }),
      layers.dense({ units: 10, activation: 'softmax', kernelInitializer: draw(4) }),
    ],
  });
  const optimizer = tf.train.adam();
  model.compile({ optimizer, loss: 'categoricalCrossentropy' });
  return {
    step: async () => {
      const loss = await model.trainOnBatch(images, labels);
      return Array.isArray(loss) ? loss[0] : loss;
    },
    dispose: () => {
      model.dispose();
      optimizer.dispose();
    },
  };
}
