import { f32x4, type ModuleBuilder, v128 } from '../assembler/index.ts';
import { TINY } from '../flush-tiny.ts';
import { integerPower } from '../integer-power.ts';
import { flushTinyLanes } from './flush-tiny.ts';
import { forEachVector } from './for-each-vector.ts';
import { UPDATE_PARAMETERS, type UpdateHandle } from './update-parameters.ts';

/** What {@link emitAdamax} is made for. */
export interface AdamaxConstants {
  /** Decay of the mean gradient, in [0, 1). */
  readonly beta1: number;
  /** Decay of the greatest magnitude, in [0, 1). */
  readonly beta2: number;
  /** Above 0. */
  readonly epsilon: number;
}

/**
 * Adamax, equal to the reference `adamax` to the bit.
 *
 *   m ← m + (1−β1)·(g − m),   u ← max(β2·u, |g|),   w ← w − r·m / (u + ε)
 *
 * The mean moves by a share of the difference: in f32 the two factors of β·m + (1−β)·g would not add up to 1. A NaN
 * gradient shows in m and w.
 *
 * Parameters: {@link UpdateHandle}: `state0` m, `state1` u, both 0 at the beginning; the rates are {@link adamaxRates}.
 * @see Kingma, Ba, arXiv:1412.6980, section 7.1
 */
export function emitAdamax(module: ModuleBuilder, { beta1, beta2, epsilon }: AdamaxConstants): UpdateHandle {
  return module.sharedFunction(
    `adamax_${beta1}_${beta2}_${epsilon}`,
    UPDATE_PARAMETERS,
    'none',
    (f, { numValues, weights, gradients, state0, state1, rates }) => {
      const rate = f.let('rate', v128.load32Splat(rates));
      const meanShare = f.let('meanShare', f32x4.const(1 - beta1));
      const decay = f.let('decay', f32x4.const(beta2));
      const smallest = f.let('epsilon', f32x4.const(epsilon));
      const tiny = f.let('tiny', f32x4.const(TINY));
      const gradient = f.local('v128', 'gradient');
      const mean = f.local('v128', 'mean');
      const greatest = f.local('v128', 'greatest');
      forEachVector(f, numValues, [weights, gradients, state0, state1], ({ load, store }) => {
        f.set(gradient, load(gradients));
        f.set(mean, load(state0));
        f.set(mean, module.multiplyAdd(meanShare, f32x4.sub(gradient, mean), mean));
        f.set(mean, flushTinyLanes(mean, tiny));
        store(state0, mean);
        f.set(greatest, f32x4.pmax(f32x4.mul(decay, load(state1)), f32x4.abs(gradient)));
        f.set(greatest, flushTinyLanes(greatest, tiny));
        store(state1, greatest);
        const change = f32x4.div(f32x4.mul(rate, mean), f32x4.add(greatest, smallest));
        store(weights, f32x4.sub(load(weights), change));
      });
    },
  );
}

/** What {@link emitAdamax} reads at step `t`, counted from 1: [η / (1−β1^t)]. */
export function adamaxRates({ beta1 }: AdamaxConstants, learningRate: number, t: number): readonly number[] {
  return [learningRate / (1 - integerPower(beta1, t))];
}
