import type { ModelSpec, Weights } from '@raqam/artifact';
import { createInference } from '@raqam/engine';
import { buildLayersModel } from '@raqam/model/tfjs';
import * as tf from '@tensorflow/tfjs-core';

/** A program that runs the same network as others do. */
export interface NetworkContender {
  readonly name: string;
  /** To be awaited before `run`, when another contender may have run in between. */
  readonly prepare: () => Promise<unknown>;
  /** images [B, ...inputShape] → outputs [B, numOutputs] */
  readonly run: (images: Float32Array) => Float32Array | Promise<Float32Array>;
  readonly dispose: () => unknown;
}

/** This project's engine. */
export async function createRaqamContender(spec: ModelSpec, weights: Weights): Promise<NetworkContender> {
  const inference = await createInference(spec, weights);
  return {
    name: 'Raqam',
    prepare: () => Promise.resolve(),
    run: (images) => inference.run(images),
    dispose: () => {},
  };
}

/**
 * TensorFlow.js as it is published, asked in the way that costs it least: the whole batch in one pass.
 *
 * @param backend Registered already.
 */
export async function createTfjsContender(
  backend: 'wasm' | 'cpu',
  spec: ModelSpec,
  weights: Weights,
): Promise<NetworkContender> {
  // The model's tensors are made on the backend that is set.
  await tf.setBackend(backend);
  const trainable = buildLayersModel(spec, weights, { seed: 1 });
  const size = spec.inputShape.reduce((product, length) => product * length, 1);
  return {
    name: `tfjs ${backend} ${tf.version_core}`,
    prepare: () => tf.setBackend(backend),
    run: (images) =>
      tf.tidy(() => {
        const outputs = trainable.model.predictOnBatch(tf.tensor(images, [images.length / size, ...spec.inputShape]));
        if (Array.isArray(outputs)) throw new Error(`${spec.name} has ${outputs.length} outputs; expected one.`);
        return outputs.dataSync<'float32'>();
      }),
    dispose: () => trainable.dispose(),
  };
}
