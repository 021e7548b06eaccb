import type { LearningRateSchedulerSpec } from '@raqam/artifact';
import { type Callback, INITIAL_STATE } from './callback.ts';

/** Sets each epoch's learning rate. */
export function learningRateScheduler({ learningRates }: LearningRateSchedulerSpec): Callback {
  return {
    beginEpoch: (epoch, control) => {
      control.learningRate = learningRates[epoch];
    },
    readState: () => INITIAL_STATE,
  };
}
