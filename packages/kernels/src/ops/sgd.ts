import { f32x4, type ModuleBuilder, v128 } from '../assembler/index.ts';
import { forEachVector } from './for-each-vector.ts';
import { UPDATE_PARAMETERS, type UpdateHandle } from './update-parameters.ts';

/**
 * Stochastic gradient descent, w ← w − η·g, equal to the reference `sgd` to the bit. Remembers nothing.
 *
 * Parameters: {@link UpdateHandle}; the rates are {@link sgdRates}.
 */
export function emitSgd(module: ModuleBuilder): UpdateHandle {
  return module.sharedFunction('sgd', UPDATE_PARAMETERS, 'none', (f, { numValues, weights, gradients, rates }) => {
    const rate = f.let('rate', v128.load32Splat(rates));
    forEachVector(
      f,
      numValues,
      [weights, gradients],
      ({ load, store }) => store(weights, f32x4.sub(load(weights), f32x4.mul(rate, load(gradients)))),
      4,
    );
  });
}

/** What {@link emitSgd} reads each step: [η]. */
export function sgdRates(learningRate: number): readonly number[] {
  return [learningRate];
}
