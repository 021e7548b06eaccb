import type { TensorInfo } from '@tensorflow/tfjs-core';
import { BackendError } from './backend-error.ts';

/**
 * Makes sure that a tensor holds f32.
 * @throws {BackendError} For a tensor of another type, of which no gradient is taken.
 */
export function checkFloat({ dtype }: TensorInfo): void {
  if (dtype === 'float32') return;
  throw new BackendError(
    `Received a tensor of type ${dtype}; gradients are computed of float32. Convert it with tf.cast(tensor, 'float32').`,
  );
}
