import type { TensorInfo } from '@tensorflow/tfjs-core';
import { shareMemory } from '../share-memory.ts';
import type { TrainingKernel } from '../training-kernel.ts';

/**
 * The same tensor once more, in the same memory, as on tfjs's other backends; no kernel writes into its inputs. tfjs's
 * own kernel for `wasm` copies the values, which a training step pays for some fifty times.
 */
export const identity: TrainingKernel<{ readonly x: TensorInfo }, object> = {
  kernelName: 'Identity',
  compute: ({ backend }, { x }) => shareMemory(backend, x),
};
