import { f32, f32x4, type ModuleBuilder, v128 } from '../assembler/index.ts';
import { GREATEST_PROBABILITY, LEAST_PROBABILITY } from '../reference/binary-cross-entropy.ts';
import { logarithmOf } from './logarithm.ts';
import { emitLoss, type LossHandle, type LossOpShape } from './loss.ts';
import { sumOverTargets } from './sum-over-targets.ts';

/** Binary cross-entropy of probabilities and its gradient, equal to the reference `binaryCrossEntropy` to the bit. */
export function emitBinaryCrossEntropy(module: ModuleBuilder, shape: LossOpShape): LossHandle {
  const { numOutputs } = shape;
  return emitLoss(module, 'binaryCrossEntropy', shape, (f) => (row) => {
    const step = f.let('step', f32x4.splat(f32.div(row.factor, f32.const(numOutputs))));
    const sum = sumOverTargets(f, numOutputs, row, ({ output, target }) => {
      // pmax and pmin with the output first let a NaN through.
      const clipped = f32x4.pmin(f32x4.pmax(output, f32x4.const(LEAST_PROBABILITY)), f32x4.const(GREATEST_PROBABILITY));
      const p = f.let('p', clipped);
      const q = f.let('q', f32x4.sub(f32x4.const(1), p));
      const rest = f.let('rest', f32x4.sub(f32x4.const(1), target));
      const slope = f32x4.sub(f32x4.div(f32x4.mul(step, rest), q), f32x4.div(f32x4.mul(step, target), p));
      return {
        terms: f32x4.add(f32x4.mul(target, logarithmOf(f, p)), f32x4.mul(rest, logarithmOf(f, q))),
        gradient: v128.and(slope, f32x4.eq(p, output)),
      };
    });
    return f32.div(f32.neg(sum), f32.const(numOutputs));
  });
}
