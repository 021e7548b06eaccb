import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { BackendError } from './backend-error.ts';

/**
 * The values of an f32 tensor where they lie, in the memory of the WebAssembly module.
 *
 * Not to be held across an allocation: memory may grow, and what looked at the old one is then empty.
 * @throws {BackendError} For a tensor of another type, of which no gradient is taken.
 */
export function floatValues(backend: BackendWasm, tensor: TensorInfo): Float32Array {
  const values = backend.typedArrayFromHeap(tensor);
  if (values instanceof Float32Array) return values;
  throw new BackendError(
    `Received a tensor of type ${tensor.dtype}; gradients are computed of float32. Convert it with tf.cast(tensor, 'float32').`,
  );
}
