import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { KernelContext } from './training-kernel.ts';

/**
 * The same matrix product with no side marked as transposed: what was, is transposed here, in memory of its own.
 *
 * Batches of several products are left as they are: tfjs multiplies them in a scalar loop either way.
 */
export function withoutTransposedSides(
  context: KernelContext,
  { a, b }: { readonly a: TensorInfo; readonly b: TensorInfo },
  { transposeA, transposeB }: { readonly transposeA: boolean; readonly transposeB: boolean },
) {
  if (numProducts(a) !== 1 || numProducts(b) !== 1) return { inputs: { a, b }, attrs: { transposeA, transposeB } };
  return {
    inputs: { a: transposeA ? transpose(context, a) : a, b: transposeB ? transpose(context, b) : b },
    attrs: { transposeA: false, transposeB: false },
  };
}

function numProducts({ shape }: TensorInfo): number {
  return shape.slice(0, -2).reduce((product, size) => product * size, 1);
}

/** Exchanges the last two dimensions. */
function transpose(context: KernelContext, x: TensorInfo): TensorInfo {
  const rank = x.shape.length;
  const perm = x.shape.map((_, dimension) => dimension);
  [perm[rank - 2], perm[rank - 1]] = [rank - 1, rank - 2];
  return context.run('Transpose', { x }, { perm });
}
