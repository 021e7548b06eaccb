import { f32x4, type ModuleBuilder, v128 } from '../assembler/index.ts';
import { TINY } from '../flush-tiny.ts';
import { flushTinyLanes } from './flush-tiny.ts';
import { forEachVector } from './for-each-vector.ts';
import { UPDATE_PARAMETERS, type UpdateHandle } from './update-parameters.ts';

/** What {@link emitAdadelta} is made for. */
export interface AdadeltaConstants {
  /** Decay of both means, in [0, 1). */
  readonly rho: number;
  /** Above 0. */
  readonly epsilon: number;
}

/**
 * Adadelta, equal to the reference `adadelta` to the bit.
 *
 *   a ← a + (1−ρ)·(g² − a),   d = √(b + ε) / √(a + ε) · g,   b ← b + (1−ρ)·(d² − b),   w ← w − η·d
 *
 * The means move by a share of the difference: in f32 the two factors of ρ·a + (1−ρ)·g² would not add up to 1.
 *
 * Parameters: {@link UpdateHandle}: `state0` a, `state1` b, both 0 at the beginning; the rates are
 * {@link adadeltaRates}.
 * @see Zeiler, arXiv:1212.5701
 */
export function emitAdadelta(module: ModuleBuilder, { epsilon, rho }: AdadeltaConstants): UpdateHandle {
  return module.sharedFunction(
    `adadelta_${rho}_${epsilon}`,
    UPDATE_PARAMETERS,
    'none',
    (f, { numValues, weights, gradients, state0, state1, rates }) => {
      const rate = f.let('rate', v128.load32Splat(rates));
      const share = f.let('share', f32x4.const(1 - rho));
      const smallest = f.let('epsilon', f32x4.const(epsilon));
      const tiny = f.let('tiny', f32x4.const(TINY));
      const gradient = f.local('v128', 'gradient');
      const square = f.local('v128', 'square');
      const change = f.local('v128', 'change');
      const squareChange = f.local('v128', 'squareChange');
      forEachVector(f, numValues, [weights, gradients, state0, state1], ({ load, store }) => {
        f.set(gradient, load(gradients));
        f.set(square, load(state0));
        f.set(squareChange, load(state1));
        const difference = f32x4.sub(f32x4.mul(gradient, gradient), square);
        f.set(square, module.multiplyAdd(share, difference, square));
        f.set(square, flushTinyLanes(square, tiny));
        store(state0, square);
        const root = f32x4.sqrt(f32x4.add(squareChange, smallest));
        f.set(change, f32x4.mul(f32x4.div(root, f32x4.sqrt(f32x4.add(square, smallest))), gradient));
        const changeDifference = f32x4.sub(f32x4.mul(change, change), squareChange);
        f.set(squareChange, module.multiplyAdd(share, changeDifference, squareChange));
        store(state1, flushTinyLanes(squareChange, tiny));
        store(weights, f32x4.sub(load(weights), f32x4.mul(rate, change)));
      });
    },
  );
}

/** What {@link emitAdadelta} reads each step: [η]. */
export function adadeltaRates(learningRate: number): readonly number[] {
  return [learningRate];
}
