import type { CallbackSpec, CallbackState } from '@raqam/artifact';
import { type Callback, INITIAL_STATE } from './callback.ts';
import { earlyStopping } from './early-stopping.ts';
import { learningRateScheduler } from './learning-rate-scheduler.ts';
import { reduceLrOnPlateau } from './reduce-lr-on-plateau.ts';
import { terminateOnNaN } from './terminate-on-nan.ts';

/** A callback, from the beginning or from what a checkpoint kept of it. */
export function createCallback(spec: CallbackSpec, state: CallbackState = INITIAL_STATE): Callback {
  switch (spec.type) {
    case 'earlyStopping':
      return earlyStopping(spec, state);
    case 'reduceLrOnPlateau':
      return reduceLrOnPlateau(spec, state);
    case 'learningRateScheduler':
      return learningRateScheduler(spec);
    case 'terminateOnNaN':
      return terminateOnNaN(state);
  }
}
