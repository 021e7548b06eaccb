import type { _FusedMatMulAttrs, TensorInfo } from '@tensorflow/tfjs-core';
import type { KernelContext, TrainingKernel } from '../training-kernel.ts';
import { isOneMatrix, transposeMatrix } from '../transpose-matrix.ts';

/** The tensors of a matrix product with bias and activation. */
interface FusedMatMulInputs {
  readonly a: TensorInfo;
  readonly b: TensorInfo;
  readonly bias?: TensorInfo;
  readonly preluActivationWeights?: TensorInfo;
}

/**
 * Matrix product with bias and activation, activation(op(a)·op(b) + bias), where op transposes a side or leaves it: a
 * transposed side is transposed first, so that XNNPACK multiplies.
 *
 * tfjs's scalar loop, which it runs for a transposed side or for several products at once, adds the bias of the first
 * row to the first row only and the bias's last value to all others. It is not used here: bias and activation follow
 * the product one by one where XNNPACK does not take all three.
 *
 * - `a`     [..., M, N], or [..., N, M] with `transposeA`.
 * - `b`     [..., N, O], or [..., O, N] with `transposeB`.
 * - `bias`  [O].
 * - Result: [..., M, O].
 */
export const fusedMatMul: TrainingKernel<FusedMatMulInputs, _FusedMatMulAttrs> = {
  kernelName: '_FusedMatMul',
  compute: (context, inputs, attrs) => {
    const { a, b } = inputs;
    if (isOneMatrix(a) && isOneMatrix(b)) {
      const sides = {
        a: attrs.transposeA ? transposeMatrix(context, a) : a,
        b: attrs.transposeB ? transposeMatrix(context, b) : b,
      };
      return context.run('_FusedMatMul', { ...inputs, ...sides }, { ...attrs, transposeA: false, transposeB: false });
    }
    const product = context.run('BatchMatMul', { a, b }, attrs);
    const sum = inputs.bias === undefined ? product : context.run('Add', { a: product, b: inputs.bias }, {});
    return activate(context, sum, inputs.preluActivationWeights, attrs);
  },
};

function activate(
  { run }: KernelContext,
  x: TensorInfo,
  alpha: TensorInfo | undefined,
  { activation, leakyreluAlpha }: _FusedMatMulAttrs,
): TensorInfo {
  switch (activation) {
    case 'linear':
      return x;
    case 'relu':
      return run('Relu', { x }, {});
    case 'relu6':
      return run('Relu6', { x }, {});
    case 'elu':
      return run('Elu', { x }, {});
    case 'sigmoid':
      return run('Sigmoid', { x }, {});
    case 'leakyrelu':
      return run('LeakyRelu', { x }, { alpha: leakyreluAlpha });
    case 'prelu':
      return run('Prelu', { x, alpha }, {});
  }
}
