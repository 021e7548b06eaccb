import type { AdagradSpec } from '@raqam/artifact';
import type { UpdateRule } from './update-rule.ts';

/** Adagrad; formula at {@link AdagradSpec}. */
export function adagrad({ epsilon, initialAccumulatorValue }: AdagradSpec): UpdateRule {
  return {
    states: [{ name: 'accumulator', initialValue: initialAccumulatorValue }],
    update: (weights, gradients, [accumulator], learningRate) => {
      for (let i = 0; i < weights.length; i++) {
        const g = gradients[i];
        accumulator[i] += g * g;
        weights[i] -= (learningRate * g) / Math.sqrt(accumulator[i] + epsilon);
      }
    },
  };
}
