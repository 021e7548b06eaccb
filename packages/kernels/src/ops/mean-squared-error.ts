import { f32, f32x4, type ModuleBuilder } from '../assembler/index.ts';
import { emitLoss, type LossHandle, type LossOpShape } from './loss.ts';
import { sumOverTargets } from './sum-over-targets.ts';

/** Mean squared error of probabilities and its gradient, equal to the reference `meanSquaredError` to the bit. */
export function emitMeanSquaredError(module: ModuleBuilder, shape: LossOpShape): LossHandle {
  const { numOutputs } = shape;
  return emitLoss(module, 'meanSquaredError', shape, (f) => (row) => {
    const twice = f32.mul(f32.const(2), row.factor);
    const step = f.let('step', f32x4.splat(f32.div(twice, f32.const(numOutputs))));
    const sum = sumOverTargets(f, numOutputs, row, ({ output, target }) => {
      const difference = f.let('difference', f32x4.sub(output, target));
      return { terms: f32x4.mul(difference, difference), gradient: f32x4.mul(step, difference) };
    });
    return f32.div(sum, f32.const(numOutputs));
  });
}
