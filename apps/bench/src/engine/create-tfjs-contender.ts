import type { TfjsTraining } from '../backend/create-cnn-training.ts';
import type { TrainingContender } from './training-contender.ts';

/**
 * A network in tfjs-layers on the `wasm` backend.
 *
 * @param name        Says which kernels it trains with.
 * @param activateKernels  Registers them.
 * @param create      Builds the network. Its batch is the same at every step: how long one takes depends on sizes alone.
 */
export function createTfjsContender(
  name: string,
  activateKernels: () => void,
  create: () => TfjsTraining,
): TrainingContender {
  activateKernels();
  const training = create();
  return {
    name,
    prepare: activateKernels,
    trainSteps: async (numSteps) => {
      const start = performance.now();
      for (let step = 0; step < numSteps; step++) await training.step();
      return performance.now() - start;
    },
    dispose: () => {
      activateKernels();
      training.dispose();
    },
  };
}
