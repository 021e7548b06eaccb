import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { checkFloat } from './check-float.ts';

/**
 * The values of an f32 tensor where they lie, in the memory of the WebAssembly module.
 *
 * Not to be held across an allocation: memory may grow, and what looked at the old one is then empty.
 * @throws {BackendError} For a tensor of another type, of which no gradient is taken.
 */
export function floatValues(backend: BackendWasm, tensor: TensorInfo): Float32Array {
  checkFloat(tensor);
  return backend.typedArrayFromHeap(tensor) as Float32Array;
}
