import type { CallbackState, ReduceLrOnPlateauSpec } from '@raqam/artifact';
import type { Callback } from './callback.ts';
import { createMonitor } from './monitor.ts';

/** Lowers the learning rate where a run stagnates; meaning and defaults at {@link ReduceLrOnPlateauSpec}. */
export function reduceLrOnPlateau(spec: ReduceLrOnPlateauSpec, state: CallbackState): Callback {
  const { factor, minLearningRate, patience } = spec;
  const monitor = createMonitor(spec);
  let { best, cooldown, wait } = state;
  return {
    endEpoch: async (row, control) => {
      const value = monitor.valueOf(row);
      if (cooldown > 0) {
        cooldown -= 1;
        wait = 0;
      }
      if (monitor.isBetter(value, best)) {
        best = value;
        wait = 0;
        return;
      }
      if (cooldown > 0) return;
      wait += 1;
      if (wait < patience || control.learningRate <= minLearningRate) return;
      control.learningRate = Math.max(control.learningRate * factor, minLearningRate);
      cooldown = spec.cooldown;
      wait = 0;
    },
    readState: () => ({ best, wait, cooldown, weights: null }),
  };
}
