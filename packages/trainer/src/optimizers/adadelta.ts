import type { AdadeltaSpec } from '@raqam/artifact';
import type { UpdateRule } from './update-rule.ts';

/** Adadelta; formula at {@link AdadeltaSpec}. */
export function adadelta({ epsilon, rho }: AdadeltaSpec): UpdateRule {
  return {
    states: [
      { name: 'accumulated_gradient', initialValue: 0 },
      { name: 'accumulated_update', initialValue: 0 },
    ],
    update: (weights, gradients, [accumulatedGradient, accumulatedUpdate], learningRate) => {
      for (let i = 0; i < weights.length; i++) {
        const g = gradients[i];
        accumulatedGradient[i] = rho * accumulatedGradient[i] + (1 - rho) * g * g;
        const change = (-Math.sqrt(accumulatedUpdate[i] + epsilon) / Math.sqrt(accumulatedGradient[i] + epsilon)) * g;
        accumulatedUpdate[i] = rho * accumulatedUpdate[i] + (1 - rho) * change * change;
        weights[i] += learningRate * change;
      }
    },
  };
}
