import { emitDenseInputGradient, emitDenseWeightGradient } from '@raqam/kernels';
import type { BatchMatMulAttrs, TensorInfo } from '@tensorflow/tfjs-core';
import type { KernelContext, TrainingKernel } from '../training-kernel.ts';
import { isOneMatrix, transposeMatrix } from '../transpose-matrix.ts';

/**
 * Matrix product, op(a)·op(b), where op transposes a side or leaves it. In the backward pass of a dense layer one side
 * always is transposed: `dy` by the weights is the gradient at its input, the input by `dy` that at its weights. tfjs
 * then runs a scalar loop; here both are emitted for the shape. Without a transposed side XNNPACK multiplies as before.
 *
 * - `a`  [..., M, N], or [..., N, M] with `transposeA`.
 * - `b`  [..., N, O], or [..., O, N] with `transposeB`.
 * - Result: [..., M, O].
 *
 * Cost: M·N·O multiply-adds; a copy of `a` where both sides are transposed. Sum order is fixed.
 */
export const batchMatMul: TrainingKernel<{ readonly a: TensorInfo; readonly b: TensorInfo }, BatchMatMulAttrs> = {
  kernelName: 'BatchMatMul',
  compute: (context, { a, b }, attrs) => {
    const { transposeA, transposeB } = attrs;
    const isStock = !(transposeA || transposeB) || !isOneMatrix(a) || !isOneMatrix(b);
    if (isStock) return context.run('BatchMatMul', { a, b }, attrs);
    if (!transposeB) return multiplyFirstTransposed(context, a, b);
    return multiplySecondTransposed(context, transposeA ? transposeMatrix(context, a) : a, b);
  },
};

/** aᵀ·b, for `a` [N, M] and `b` [N, O]: the gradient at the weights, of `a` as inputs and `b` as `dy`. */
function multiplyFirstTransposed(context: KernelContext, a: TensorInfo, b: TensorInfo): TensorInfo {
  const [numRows, numFeatures] = a.shape.slice(-2);
  const [, numUnits] = b.shape.slice(-2);
  const shape = { numFeatures, numUnits, numBlockFeatures: numFeatures };
  return product(context, [a, b], [numFeatures, numUnits], numRows, (result) => {
    const run = context.emitted({ transposeA: true, ...shape }, (module) => emitDenseWeightGradient(module, shape));
    run(numRows, context.addressOf(a), context.addressOf(b), context.addressOf(result));
  });
}

/** a·bᵀ, for `a` [M, N] and `b` [O, N]: the gradient at the input, of `a` as `dy` and `b` as weights. */
function multiplySecondTransposed(context: KernelContext, a: TensorInfo, b: TensorInfo): TensorInfo {
  const [numRows, numUnits] = a.shape.slice(-2);
  const [numFeatures] = b.shape.slice(-2);
  const shape = { numFeatures, numUnits };
  return product(context, [a, b], [numRows, numFeatures], numUnits, (result) => {
    const run = context.emitted({ transposeB: true, ...shape }, (module) => emitDenseInputGradient(module, shape));
    run(numRows, context.addressOf(a), context.addressOf(b), context.addressOf(result));
  });
}

/** The tensor that a product fills; where nothing is summed up, it is 0, or empty, and nothing is emitted. */
function product(
  context: KernelContext,
  sides: readonly TensorInfo[],
  size: readonly [height: number, width: number],
  numTerms: number,
  multiply: (result: TensorInfo) => void,
): TensorInfo {
  // Batches of one product may have any rank.
  const rank = Math.max(...sides.map(({ shape }) => shape.length));
  const shape = [...Array.from({ length: rank - 2 }, () => 1), ...size];
  if (size[0] * size[1] * numTerms === 0) return context.zeros(shape);
  const result = context.output(shape);
  multiply(result);
  return result;
}
