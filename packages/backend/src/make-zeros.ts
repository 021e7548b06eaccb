import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { floatValues } from './float-values.ts';

/** A new f32 tensor of zeros; `makeOutput` alone gives whatever lay in that memory before. */
export function makeZeros(backend: BackendWasm, shape: number[]): TensorInfo {
  const zeros = backend.makeOutput(shape, 'float32');
  floatValues(backend, zeros).fill(0);
  return zeros;
}
