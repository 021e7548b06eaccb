import { f32x4, type ModuleBuilder, v128 } from '../assembler/index.ts';
import { TINY } from '../flush-tiny.ts';
import { integerPower } from '../integer-power.ts';
import { flushTinyLanes } from './flush-tiny.ts';
import { forEachVector } from './for-each-vector.ts';
import { UPDATE_PARAMETERS, type UpdateHandle } from './update-parameters.ts';

/** What {@link emitAdam} is made for. */
export interface AdamConstants {
  /** Decay of the mean gradient, in [0, 1). */
  readonly beta1: number;
  /** Decay of the mean square, in [0, 1). */
  readonly beta2: number;
  /** Above 0. */
  readonly epsilon: number;
}

/**
 * Adam, with ε where Keras has it, equal to the reference `adam` to the bit.
 *
 *   m ← m + (1−β1)·(g − m),   a ← a + (1−β2)·(g² − a),   w ← w − r·m / (√a + ε)
 *
 * The means move by a share of the difference: in f32 the two factors of β·m + (1−β)·g would not add up to 1.
 *
 * Parameters: {@link UpdateHandle}: `state0` m, `state1` a, both 0 at the beginning; the rates are {@link adamRates}.
 * @see Kingma, Ba, arXiv:1412.6980, the form before section 2.1
 */
export function emitAdam(module: ModuleBuilder, { beta1, beta2, epsilon }: AdamConstants): UpdateHandle {
  return module.sharedFunction(
    `adam_${beta1}_${beta2}_${epsilon}`,
    UPDATE_PARAMETERS,
    'none',
    (f, { numValues, weights, gradients, state0, state1, rates }) => {
      const rate = f.let('rate', v128.load32Splat(rates));
      const meanShare = f.let('meanShare', f32x4.const(1 - beta1));
      const squareShare = f.let('squareShare', f32x4.const(1 - beta2));
      const smallest = f.let('epsilon', f32x4.const(epsilon));
      const tiny = f.let('tiny', f32x4.const(TINY));
      const gradient = f.local('v128', 'gradient');
      const mean = f.local('v128', 'mean');
      const square = f.local('v128', 'square');
      forEachVector(f, numValues, [weights, gradients, state0, state1], ({ load, store }) => {
        f.set(gradient, load(gradients));
        f.set(mean, load(state0));
        f.set(mean, module.multiplyAdd(meanShare, f32x4.sub(gradient, mean), mean));
        f.set(mean, flushTinyLanes(mean, tiny));
        store(state0, mean);
        f.set(square, load(state1));
        const difference = f32x4.sub(f32x4.mul(gradient, gradient), square);
        f.set(square, module.multiplyAdd(squareShare, difference, square));
        f.set(square, flushTinyLanes(square, tiny));
        store(state1, square);
        const change = f32x4.div(f32x4.mul(rate, mean), f32x4.add(f32x4.sqrt(square), smallest));
        store(weights, f32x4.sub(load(weights), change));
      });
    },
  );
}

/** What {@link emitAdam} reads at step `t`, counted from 1: [η·√(1−β2^t) / (1−β1^t)]. */
export function adamRates({ beta1, beta2 }: AdamConstants, learningRate: number, t: number): readonly number[] {
  return [(learningRate * Math.sqrt(1 - integerPower(beta2, t))) / (1 - integerPower(beta1, t))];
}
