import type { _FusedMatMulAttrs, TensorInfo } from '@tensorflow/tfjs-core';
import type { TrainingKernel } from '../training-kernel.ts';
import { withoutTransposedSides } from '../without-transposed-sides.ts';

/**
 * Matrix product with bias and activation, activation(op(a)·op(b) + bias), where op transposes a side or leaves it. As
 * in {@link batchMatMul} a transposed side is transposed first, so that XNNPACK multiplies.
 */
export const fusedMatMul: TrainingKernel<
  {
    readonly a: TensorInfo;
    readonly b: TensorInfo;
    readonly bias?: TensorInfo;
    readonly preluActivationWeights?: TensorInfo;
  },
  _FusedMatMulAttrs
> = {
  kernelName: '_FusedMatMul',
  compute: (context, inputs, attrs) => {
    const untransposed = withoutTransposedSides(context, inputs, attrs);
    return context.run('_FusedMatMul', { ...inputs, ...untransposed.inputs }, { ...attrs, ...untransposed.attrs });
  },
};
