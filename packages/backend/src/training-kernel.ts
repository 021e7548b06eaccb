import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';
import type { TfjsCore } from './tfjs-core.ts';

/** What a kernel is computed with. */
export interface KernelContext {
  readonly backend: BackendWasm;
  /** tfjs's own arithmetic of shapes and padding, so that a backward pass cannot differ from the forward one. */
  readonly shapes: TfjsCore['backend_util'];
  /** A new f32 tensor of zeros. Freed as the tensors of `run` are. */
  readonly zeros: (shape: number[]) => TensorInfo;
  /**
   * Runs a kernel as TensorFlow.js brings it, also where this package has replaced it.
   * @returns A tensor that is freed when the kernel is done or has failed, unless it is what the kernel returns.
   */
  readonly run: (kernelName: string, inputs: NamedTensorInfoMap, attrs: object) => TensorInfo;
}

/**
 * One kernel for the `wasm` backend.
 * @typeParam Inputs  Its tensors by name, as tfjs passes them.
 * @typeParam Attrs   Its other arguments.
 */
export interface TrainingKernel<Inputs, Attrs> {
  readonly kernelName: string;
  readonly compute: (context: KernelContext, inputs: Inputs, attrs: Attrs) => TensorInfo;
}
