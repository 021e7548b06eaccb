import type { _FusedMatMulAttrs, TensorInfo } from '@tensorflow/tfjs-core';
import type { KernelContext, TrainingKernel } from '../training-kernel.ts';
import { withoutTransposedSides } from '../without-transposed-sides.ts';

/** The tensors of a matrix product with bias and activation. */
interface FusedMatMulInputs {
  readonly a: TensorInfo;
  readonly b: TensorInfo;
  readonly bias?: TensorInfo;
  readonly preluActivationWeights?: TensorInfo;
}

/**
 * Matrix product with bias and activation, activation(op(a)·op(b) + bias), where op transposes a side or leaves it. As
 * in {@link batchMatMul} a transposed side is transposed first, so that XNNPACK multiplies.
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
    const { inputs: sides, attrs: transposes } = withoutTransposedSides(context, inputs, attrs);
    const isOneProduct = [sides.a, sides.b].every(({ shape }) => shape.slice(0, -2).every((size) => size === 1));
    if (isOneProduct) {
      return context.run('_FusedMatMul', { ...inputs, ...sides }, { ...attrs, ...transposes });
    }
    const product = context.run('BatchMatMul', { ...sides }, transposes);
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
