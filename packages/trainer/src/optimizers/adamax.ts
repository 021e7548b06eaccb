import type { AdamaxSpec } from '@raqam/artifact';
import { integerPower } from '../learning-rate/integer-power.ts';
import type { UpdateRule } from './update-rule.ts';

/** Adamax; formula at {@link AdamaxSpec}. */
export function adamax({ beta1, beta2, epsilon }: AdamaxSpec): UpdateRule {
  return {
    states: [
      { name: 'momentum', initialValue: 0 },
      { name: 'infinity_norm', initialValue: 0 },
    ],
    update: (weights, gradients, [momentum, infinityNorm], learningRate, t) => {
      const rate = learningRate / (1 - integerPower(beta1, t));
      for (let i = 0; i < weights.length; i++) {
        const g = gradients[i];
        momentum[i] = beta1 * momentum[i] + (1 - beta1) * g;
        infinityNorm[i] = Math.max(beta2 * infinityNorm[i], Math.abs(g));
        weights[i] -= (rate * momentum[i]) / (infinityNorm[i] + epsilon);
      }
    },
  };
}
