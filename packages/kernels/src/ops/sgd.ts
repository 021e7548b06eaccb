import { f32x4, loadLanes, type ModuleBuilder, storeLanes, v128 } from '../assembler/index.ts';
import { forEachVector } from './for-each-vector.ts';
import { UPDATE_PARAMETERS, type UpdateHandle } from './update-parameters.ts';

/**
 * Stochastic gradient descent: w ← w − η·g. Remembers nothing.
 *
 * Parameters: {@link UPDATE_PARAMETERS}; the rates are {@link sgdRates}.
 */
export function emitSgd(module: ModuleBuilder): UpdateHandle {
  return module.sharedFunction('sgd', UPDATE_PARAMETERS, 'none', (f, { numValues, weights, gradients, rates }) => {
    const rate = f.let('rate', v128.load32Splat(rates));
    forEachVector(
      f,
      numValues,
      [weights, gradients],
      (numLanes, offset) => {
        const change = f32x4.mul(rate, loadLanes(gradients, numLanes, offset));
        const moved = f32x4.sub(loadLanes(weights, numLanes, offset), change);
        for (const store of storeLanes(weights, moved, numLanes, offset)) f.do(store);
      },
      4,
    );
  });
}

/** What {@link emitSgd} reads each step: [η]. */
export function sgdRates(learningRate: number): readonly number[] {
  return [learningRate];
}
