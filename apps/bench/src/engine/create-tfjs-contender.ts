import * as tf from '@tensorflow/tfjs-core';
import { createCnnTraining } from '../backend/create-cnn-training.ts';
import type { TrainingContender } from './training-contender.ts';

/**
 * The report's CNN in tfjs-layers on the `wasm` backend.
 *
 * @param name  Says which kernels it trains with.
 * @param useKernels  Registers them.
 * @param batch  Trained on at every step: how long that takes depends on its size alone.
 */
export function createTfjsContender(
  name: string,
  useKernels: () => void,
  { images, labels }: { readonly images: Float32Array; readonly labels: Uint8Array },
): TrainingContender {
  useKernels();
  const x = tf.tensor4d(images, [labels.length, 28, 28, 1]);
  const y = tf.tidy(
    () => tf.cast(tf.oneHot(tf.tensor1d(Int32Array.from(labels), 'int32'), 10), 'float32') as tf.Tensor2D,
  );
  const training = createCnnTraining(x, y);
  return {
    name,
    prepare: useKernels,
    trainSteps: async (numSteps) => {
      const start = performance.now();
      for (let step = 0; step < numSteps; step++) await training.step();
      return performance.now() - start;
    },
    dispose: () => {
      useKernels();
      training.dispose();
      tf.dispose([x, y]);
    },
  };
}
