import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { KernelContext } from './training-kernel.ts';

/** Whether all dimensions but the last two are 1. */
export function isOneMatrix({ shape }: TensorInfo): boolean {
  return shape.slice(0, -2).every((size) => size === 1);
}

/** Exchanges the last two dimensions, in memory of its own. */
export function transposeMatrix(context: KernelContext, x: TensorInfo): TensorInfo {
  const rank = x.shape.length;
  const perm = x.shape.map((_, dimension) => dimension);
  [perm[rank - 2], perm[rank - 1]] = [rank - 1, rank - 2];
  return context.run('Transpose', { x }, { perm });
}
