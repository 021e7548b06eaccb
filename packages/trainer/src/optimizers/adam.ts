import type { AdamSpec } from '@raqam/artifact';
import { integerPower } from '../learning-rate/integer-power.ts';
import type { UpdateRule } from './update-rule.ts';

/** Adam; formula at {@link AdamSpec}. */
export function adam({ beta1, beta2, epsilon }: AdamSpec): UpdateRule {
  return {
    states: [
      { name: 'momentum', initialValue: 0 },
      { name: 'mean_square', initialValue: 0 },
    ],
    update: (weights, gradients, [momentum, meanSquare], learningRate, t) => {
      const rate = (learningRate * Math.sqrt(1 - integerPower(beta2, t))) / (1 - integerPower(beta1, t));
      for (let i = 0; i < weights.length; i++) {
        const g = gradients[i];
        momentum[i] = beta1 * momentum[i] + (1 - beta1) * g;
        meanSquare[i] = beta2 * meanSquare[i] + (1 - beta2) * g * g;
        weights[i] -= (rate * momentum[i]) / (Math.sqrt(meanSquare[i]) + epsilon);
      }
    },
  };
}
