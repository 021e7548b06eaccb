import { f32, f32x4, type ModuleBuilder, v128 } from '../assembler/index.ts';
import { GREATEST_PROBABILITY, LEAST_PROBABILITY } from '../reference/binary-cross-entropy.ts';
import { logarithmOf } from './logarithm.ts';
import { emitLoss, type LossHandle, type LossOpShape } from './loss.ts';
import { sumOverTargets } from './sum-over-targets.ts';

/** Binary cross-entropy of probabilities and its gradient, equal to the reference `binaryCrossEntropy` to the bit. */
export function emitBinaryCrossEntropy(module: ModuleBuilder, { numOutputs }: LossOpShape): LossHandle {
  return emitLoss(module, 'binaryCrossEntropy', numOutputs, (f) => (row) => {
    const step = f.let('step', f32x4.splat(f32.div(row.factor, f32.const(numOutputs))));
    const sum = sumOverTargets(f, numOutputs, row, (output, isTarget) => {
      // pmax and pmin with the output first let a NaN through.
      const clipped = f32x4.pmin(f32x4.pmax(output, f32x4.const(LEAST_PROBABILITY)), f32x4.const(GREATEST_PROBABILITY));
      const p = f.let('p', clipped);
      const q = f.let('q', v128.bitselect(p, f32x4.sub(f32x4.const(1), p), isTarget));
      const signed = v128.bitselect(f32x4.neg(step), step, isTarget);
      return {
        terms: logarithmOf(f, q),
        gradient: v128.and(f32x4.div(signed, q), f32x4.eq(p, output)),
      };
    });
    return f32.div(f32.neg(sum), f32.const(numOutputs));
  });
}
