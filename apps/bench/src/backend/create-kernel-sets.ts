import { enableWasmTraining } from '@raqam/backend';
import * as tf from '@tensorflow/tfjs-core';
import { plainConv2dBackpropFilter } from './plain-conv2d-backprop-filter.ts';

/** Two sets of kernels for the `wasm` backend, of which one is registered at a time. */
export interface KernelSets {
  /** Registers the kernels of `@raqam/backend`. */
  readonly activateRaqam: () => void;
  /** Registers tfjs's kernels as they are published, and plain loops for the one that is missing to train the CNN. */
  readonly activateStock: () => void;
}

let created: Promise<KernelSets> | null = null;

/**
 * Sets the `wasm` backend up, at the first call; the kernels of `@raqam/backend` are registered afterwards.
 *
 * @throws {Error} When the backend was changed for training before: its own kernels cannot be had any more.
 */
export function createKernelSets(): Promise<KernelSets> {
  created ??= setUp();
  return created;
}

async function setUp(): Promise<KernelSets> {
  await import('@tensorflow/tfjs-backend-wasm');
  await tf.setBackend('wasm');
  if (tf.getKernel('Conv2DBackpropFilter', 'wasm') !== undefined) {
    throw new Error('The wasm backend of tfjs was changed for training; measure it before anything trains.');
  }
  const stock = tf.getKernelsForBackend('wasm');
  await enableWasmTraining(tf);
  const raqam = tf.getKernelsForBackend('wasm').filter((config) => !stock.includes(config));
  const replaced = stock.filter(({ kernelName }) => raqam.some((config) => config.kernelName === kernelName));
  const use = (configs: readonly tf.KernelConfig[]) => {
    for (const { kernelName } of raqam) {
      if (tf.getKernel(kernelName, 'wasm') !== undefined) tf.unregisterKernel(kernelName, 'wasm');
    }
    for (const config of configs) tf.registerKernel(config);
  };
  return { activateRaqam: () => use(raqam), activateStock: () => use([...replaced, plainConv2dBackpropFilter]) };
}
