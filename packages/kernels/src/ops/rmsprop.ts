import { f32x4, type ModuleBuilder, v128 } from '../assembler/index.ts';
import { TINY } from '../flush-tiny.ts';
import { flushTinyLanes } from './flush-tiny.ts';
import { forEachVector } from './for-each-vector.ts';
import { UPDATE_PARAMETERS, type UpdateHandle } from './update-parameters.ts';

/** What {@link emitRmsprop} is made for. */
export interface RmspropConstants {
  /** Decay of the mean square, in [0, 1). */
  readonly rho: number;
  /** Above 0. */
  readonly epsilon: number;
}

/**
 * RMSprop without momentum, not centered, equal to the reference `rmsprop` to the bit.
 *
 *   a ← a + (1−ρ)·(g² − a),   w ← w − η·g / √(a + ε)
 *
 * The mean moves by a share of the difference: in f32 the two factors of ρ·a + (1−ρ)·g² would not add up to 1.
 *
 * Parameters: {@link UpdateHandle}: `state0` a, 0 at the beginning; the rates are {@link rmspropRates}.
 * @see Tieleman, Hinton, "Lecture 6.5: rmsprop", Neural Networks for Machine Learning (2012)
 */
export function emitRmsprop(module: ModuleBuilder, { epsilon, rho }: RmspropConstants): UpdateHandle {
  return module.sharedFunction(
    `rmsprop_${rho}_${epsilon}`,
    UPDATE_PARAMETERS,
    'none',
    (f, { numValues, weights, gradients, state0, rates }) => {
      const rate = f.let('rate', v128.load32Splat(rates));
      const share = f.let('share', f32x4.const(1 - rho));
      const smallest = f.let('epsilon', f32x4.const(epsilon));
      const tiny = f.let('tiny', f32x4.const(TINY));
      const gradient = f.local('v128', 'gradient');
      const square = f.local('v128', 'square');
      forEachVector(f, numValues, [weights, gradients, state0], ({ load, store }) => {
        f.set(gradient, load(gradients));
        f.set(square, load(state0));
        const difference = f32x4.sub(f32x4.mul(gradient, gradient), square);
        f.set(square, module.multiplyAdd(share, difference, square));
        f.set(square, flushTinyLanes(square, tiny));
        store(state0, square);
        const change = f32x4.div(f32x4.mul(rate, gradient), f32x4.sqrt(f32x4.add(square, smallest)));
        store(weights, f32x4.sub(load(weights), change));
      });
    },
  );
}

/** What {@link emitRmsprop} reads each step: [η]. */
export function rmspropRates(learningRate: number): readonly number[] {
  return [learningRate];
}
