import { f32, f32x4, type ModuleBuilder } from '../assembler/index.ts';
import { createExp } from './exp.ts';
import { logarithmOf } from './logarithm.ts';
import { emitLoss, type LossHandle, type LossOpShape } from './loss.ts';
import { emitSoftmaxPowers } from './softmax-powers.ts';
import { sumOverTargets } from './sum-over-targets.ts';

/** Categorical cross-entropy of logits and its gradient, equal to the reference `softmaxCrossEntropy` to the bit. */
export function emitSoftmaxCrossEntropy(module: ModuleBuilder, shape: LossOpShape): LossHandle {
  const { numOutputs } = shape;
  return emitLoss(module, 'softmaxCrossEntropy', shape, (f) => {
    const exp = createExp(f);
    return (row) => {
      const { greatest, sum } = emitSoftmaxPowers(f, exp, numOutputs, row.outputs, row.gradient);
      const shift = f.let('shift', f32x4.splat(greatest));
      const divisor = f.let('divisor', f32x4.splat(sum));
      const factor = f.let('factors', f32x4.splat(row.factor));
      const expected = sumOverTargets(f, numOutputs, row, ({ output, target, loadGradient }) => ({
        terms: f32x4.mul(target, f32x4.sub(output, shift)),
        // Until now the powers stand there.
        gradient: f32x4.mul(factor, f32x4.sub(f32x4.div(loadGradient(), divisor), target)),
      }));
      const logarithm = f32x4.extractLane(logarithmOf(f, divisor), 0);
      return f32.sub(logarithm, expected);
    };
  });
}
