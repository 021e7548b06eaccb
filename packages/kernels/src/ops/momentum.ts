import { f32x4, type ModuleBuilder, v128 } from '../assembler/index.ts';
import { TINY } from '../flush-tiny.ts';
import { flushTinyLanes } from './flush-tiny.ts';
import { forEachVector } from './for-each-vector.ts';
import { UPDATE_PARAMETERS, type UpdateHandle } from './update-parameters.ts';

/** What {@link emitMomentum} is made for. */
export interface MomentumConstants {
  /** Decay of the velocity, in [0, 1). */
  readonly momentum: number;
  /** Whether the weights go where the velocity will take them next. */
  readonly nesterov: boolean;
}

/**
 * Gradient descent with momentum m, equal to the reference `momentum` to the bit.
 *
 *   u ← m·u − η·g,   w ← w + u;   Nesterov: w ← w + (m·u − η·g)
 *
 * Parameters: {@link UpdateHandle}: `state0` u, 0 at the beginning; the rates are {@link momentumRates}.
 * @see Sutskever et al., "On the importance of initialization and momentum in deep learning", ICML 2013
 */
export function emitMomentum(module: ModuleBuilder, { momentum, nesterov }: MomentumConstants): UpdateHandle {
  const name = `momentum_${momentum}${nesterov ? '_nesterov' : ''}`;
  return module.sharedFunction(
    name,
    UPDATE_PARAMETERS,
    'none',
    (f, { numValues, weights, gradients, state0, rates }) => {
      const rate = f.let('rate', v128.load32Splat(rates));
      const decay = f.let('decay', f32x4.const(momentum));
      const tiny = f.let('tiny', f32x4.const(TINY));
      const descent = f.local('v128', 'descent');
      const velocity = f.local('v128', 'velocity');
      forEachVector(f, numValues, [weights, gradients, state0], ({ load, store }) => {
        f.set(descent, f32x4.mul(rate, load(gradients)));
        f.set(velocity, f32x4.sub(f32x4.mul(decay, load(state0)), descent));
        f.set(velocity, flushTinyLanes(velocity, tiny));
        store(state0, velocity);
        if (nesterov) f.set(velocity, f32x4.sub(f32x4.mul(decay, velocity), descent));
        store(weights, f32x4.add(load(weights), velocity));
      });
    },
  );
}

/** What {@link emitMomentum} reads each step: [η]. */
export function momentumRates(learningRate: number): readonly number[] {
  return [learningRate];
}
