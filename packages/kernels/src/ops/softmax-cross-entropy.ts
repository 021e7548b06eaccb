import { f32, f32x4, i32, loadLanes, type ModuleBuilder, storeLanes } from '../assembler/index.ts';
import { createExp } from './exp.ts';
import { forEachTile } from './for-each-tile.ts';
import { logarithmOf } from './logarithm.ts';
import { emitLoss, type LossHandle, type LossOpShape } from './loss.ts';
import { emitSoftmaxPowers, VECTORS_AT_ONCE } from './softmax-powers.ts';

/** Categorical cross-entropy of logits and its gradient, equal to the reference `softmaxCrossEntropy` to the bit. */
export function emitSoftmaxCrossEntropy(module: ModuleBuilder, { numOutputs }: LossOpShape): LossHandle {
  return emitLoss(module, 'softmaxCrossEntropy', numOutputs, (f) => {
    const exp = createExp(f);
    return ({ outputs, gradient, label, factor }) => {
      const { greatest, sum } = emitSoftmaxPowers(f, exp, numOutputs, outputs, gradient);
      const labelOffset = f.let('labelOffset', i32.shl(label, 2));
      const labelGradient = f.let('labelGradient', i32.add(gradient, labelOffset));
      const probability = f.let('probability', f32.div(f32.load(labelGradient), sum));
      const divisor = f.let('divisor', f32x4.splat(sum));
      const factors = f.let('factors', f32x4.splat(factor));
      forEachTile(f, numOutputs, VECTORS_AT_ONCE, [gradient], (groups, [tile]) => {
        for (const { offset, numLanes } of groups) {
          const probabilities = f32x4.div(loadLanes(tile, numLanes, offset), divisor);
          const gradients = f.let('gradients', f32x4.mul(factors, probabilities));
          for (const store of storeLanes(tile, gradients, numLanes, offset)) f.do(store);
        }
      });
      f.do(f32.store(labelGradient, f32.mul(factor, f32.sub(probability, f32.const(1)))));
      const logarithm = f32x4.extractLane(logarithmOf(f, f32x4.splat(sum)), 0);
      return f32.sub(logarithm, f32.sub(f32.load(i32.add(outputs, labelOffset)), greatest));
    };
  });
}
