import type { CallbackState } from '@raqam/artifact';
import type { Callback } from './callback.ts';

/** Keeps the weights of each epoch's end, so that a run that diverges ends with the last of them. */
export function terminateOnNaN(state: CallbackState): Callback {
  let { weights } = state;
  return {
    beginRun: async (control) => {
      weights ??= await control.readWeights();
    },
    endEpoch: async (_, control) => {
      weights = await control.readWeights();
    },
    weightsBeforeDivergence: () => weights,
    readState: () => ({ best: null, wait: 0, cooldown: 0, weights }),
  };
}
