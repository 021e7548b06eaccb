import { f32x4, loadLanes, type ModuleBuilder, storeLanes, v128 } from '../assembler/index.ts';
import { integerPower } from '../integer-power.ts';
import { forEachVector } from './for-each-vector.ts';
import { UPDATE_PARAMETERS, type UpdateHandle } from './update-parameters.ts';

/** What a network is trained with by Adam. */
export interface AdamConstants {
  /** Decay of the mean gradient, in [0, 1). */
  readonly beta1: number;
  /** Decay of the mean square, in [0, 1). */
  readonly beta2: number;
  /** Above 0. */
  readonly epsilon: number;
}

/**
 * Adam, with ε where Keras has it.
 *
 *   m ← m + (1−β1)·(g − m),   a ← a + (1−β2)·(g² − a),   w ← w − r·m / (√a + ε)
 *
 * The means move by a share of the difference: in f32 the two factors of β·m + (1−β)·g would not add up to 1.
 *
 * Parameters: {@link UPDATE_PARAMETERS}: `state0` m, `state1` a, both 0 at the beginning; the rates are
 * {@link adamRates}. Each operation is rounded to f32.
 * @see Kingma, Ba, arXiv:1412.6980, the form before section 2.1
 */
export function emitAdam(module: ModuleBuilder, { beta1, beta2, epsilon }: AdamConstants): UpdateHandle {
  const key = `adam_${beta1}_${beta2}_${epsilon}`;
  return module.sharedFunction(
    key,
    UPDATE_PARAMETERS,
    'none',
    (f, { numValues, weights, gradients, state0, state1, rates }) => {
      const rate = f.let('rate', v128.load32Splat(rates));
      const meanShare = f.let('meanShare', f32x4.const(1 - beta1));
      const squareShare = f.let('squareShare', f32x4.const(1 - beta2));
      const smallest = f.let('epsilon', f32x4.const(epsilon));
      const gradient = f.local('v128', 'gradient');
      const mean = f.local('v128', 'mean');
      const square = f.local('v128', 'square');
      forEachVector(f, numValues, [weights, gradients, state0, state1], (numLanes, offset) => {
        f.set(gradient, loadLanes(gradients, numLanes, offset));
        f.set(mean, loadLanes(state0, numLanes, offset));
        f.set(mean, f32x4.add(mean, f32x4.mul(meanShare, f32x4.sub(gradient, mean))));
        f.set(square, loadLanes(state1, numLanes, offset));
        const difference = f32x4.sub(f32x4.mul(gradient, gradient), square);
        f.set(square, f32x4.add(square, f32x4.mul(squareShare, difference)));
        const change = f32x4.div(f32x4.mul(rate, mean), f32x4.add(f32x4.sqrt(square), smallest));
        const moved = f32x4.sub(loadLanes(weights, numLanes, offset), change);
        for (const store of [
          ...storeLanes(state0, mean, numLanes, offset),
          ...storeLanes(state1, square, numLanes, offset),
          ...storeLanes(weights, moved, numLanes, offset),
        ]) {
          f.do(store);
        }
      });
    },
  );
}

/** What {@link emitAdam} reads at step `t`, counted from 1: [η·√(1−β2^t) / (1−β1^t)]. */
export function adamRates({ beta1, beta2 }: AdamConstants, learningRate: number, t: number): readonly number[] {
  return [(learningRate * Math.sqrt(1 - integerPower(beta2, t))) / (1 - integerPower(beta1, t))];
}
