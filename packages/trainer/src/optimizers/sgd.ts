import type { SgdSpec } from '@raqam/artifact';
import type { UpdateRule } from './update-rule.ts';

/** Stochastic gradient descent, plain or with momentum; formulas at {@link SgdSpec}. */
export function sgd({ momentum, nesterov }: SgdSpec): UpdateRule {
  if (momentum === 0) {
    return {
      states: [],
      update: (weights, gradients, _, learningRate) => {
        for (let i = 0; i < weights.length; i++) weights[i] -= learningRate * gradients[i];
      },
    };
  }
  return {
    states: [{ name: 'momentum', initialValue: 0 }],
    update: (weights, gradients, [velocity], learningRate) => {
      for (let i = 0; i < weights.length; i++) {
        const descent = -learningRate * gradients[i];
        velocity[i] = momentum * velocity[i] + descent;
        weights[i] += nesterov ? momentum * velocity[i] + descent : velocity[i];
      }
    },
  };
}
