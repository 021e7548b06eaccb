import type { BatchMatMulAttrs, TensorInfo } from '@tensorflow/tfjs-core';
import type { TrainingKernel } from '../training-kernel.ts';
import { withoutTransposedSides } from '../without-transposed-sides.ts';

/**
 * Matrix product, op(a)·op(b), where op transposes a side or leaves it: in the backward pass of a dense layer one side
 * always is. tfjs then runs a scalar loop; here that side is transposed first, and XNNPACK multiplies.
 *
 * - `a`  [..., M, N], or [..., N, M] with `transposeA`.
 * - `b`  [..., N, O], or [..., O, N] with `transposeB`.
 * - Result: [..., M, O].
 *
 * Cost: M·N·O multiply-adds, and a copy of each transposed side. Sum order is fixed.
 */
export const batchMatMul: TrainingKernel<{ readonly a: TensorInfo; readonly b: TensorInfo }, BatchMatMulAttrs> = {
  kernelName: 'BatchMatMul',
  compute: (context, inputs, attrs) => {
    const untransposed = withoutTransposedSides(context, inputs, attrs);
    return context.run('BatchMatMul', { ...inputs, ...untransposed.inputs }, { ...attrs, ...untransposed.attrs });
  },
};
