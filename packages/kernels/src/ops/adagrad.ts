import { f32x4, type ModuleBuilder, v128 } from '../assembler/index.ts';
import { forEachVector } from './for-each-vector.ts';
import { UPDATE_PARAMETERS, type UpdateHandle } from './update-parameters.ts';

/** What {@link emitAdagrad} is made for. */
export interface AdagradConstants {
  /** Above 0. */
  readonly epsilon: number;
}

/**
 * Adagrad, equal to the reference `adagrad` to the bit.
 *
 *   a ← a + g²,   w ← w − η·g / √(a + ε)
 *
 * Parameters: {@link UpdateHandle}: `state0` a, at the beginning what the caller chose; the rates are
 * {@link adagradRates}.
 * @see Duchi, Hazan, Singer, JMLR 12 (2011)
 */
export function emitAdagrad(module: ModuleBuilder, { epsilon }: AdagradConstants): UpdateHandle {
  return module.sharedFunction(
    `adagrad_${epsilon}`,
    UPDATE_PARAMETERS,
    'none',
    (f, { numValues, weights, gradients, state0, rates }) => {
      const rate = f.let('rate', v128.load32Splat(rates));
      const smallest = f.let('epsilon', f32x4.const(epsilon));
      const gradient = f.local('v128', 'gradient');
      const square = f.local('v128', 'square');
      forEachVector(f, numValues, [weights, gradients, state0], ({ load, store }) => {
        f.set(gradient, load(gradients));
        f.set(square, module.multiplyAdd(gradient, gradient, load(state0)));
        store(state0, square);
        const change = f32x4.div(f32x4.mul(rate, gradient), f32x4.sqrt(f32x4.add(square, smallest)));
        store(weights, f32x4.sub(load(weights), change));
      });
    },
  );
}

/** What {@link emitAdagrad} reads each step: [η]. */
export function adagradRates(learningRate: number): readonly number[] {
  return [learningRate];
}
