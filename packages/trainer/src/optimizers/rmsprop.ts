import type { RmspropSpec } from '@raqam/artifact';
import type { UpdateRule } from './update-rule.ts';

/** RMSprop without momentum, not centered; formula at {@link RmspropSpec}. */
export function rmsprop({ epsilon, rho }: RmspropSpec): UpdateRule {
  return {
    states: [{ name: 'mean_square', initialValue: 0 }],
    update: (weights, gradients, [meanSquare], learningRate) => {
      for (let i = 0; i < weights.length; i++) {
        const g = gradients[i];
        meanSquare[i] = rho * meanSquare[i] + (1 - rho) * g * g;
        weights[i] -= (learningRate * g) / Math.sqrt(meanSquare[i] + epsilon);
      }
    },
  };
}
