import type { CallbackState, EarlyStoppingSpec } from '@raqam/artifact';
import type { Callback } from './callback.ts';
import { createMonitor } from './monitor.ts';

/** Ends the training when it no longer becomes better; meaning and defaults at {@link EarlyStoppingSpec}. */
export function earlyStopping(spec: EarlyStoppingSpec, state: CallbackState): Callback {
  const { baseline, patience, restoreBestWeights, startFromEpoch } = spec;
  const monitor = createMonitor(spec);
  let { best, wait, weights } = state;
  return {
    endEpoch: async (row, control) => {
      if (row.epoch < startFromEpoch) return;
      const value = monitor.valueOf(row);
      if (monitor.isBetter(value, best)) {
        best = value;
        if (restoreBestWeights) weights = await control.readWeights();
        // What is better than before, but not than the baseline, does not renew the patience.
        wait = monitor.isBetter(value, baseline) ? 0 : wait + 1;
        return;
      }
      wait += 1;
      // Keras never ends a training behind its first epoch.
      if (wait >= patience && row.epoch > 0) control.endTraining();
    },
    finalWeights: () => weights,
    readState: () => ({ best, wait, cooldown: 0, weights }),
  };
}
