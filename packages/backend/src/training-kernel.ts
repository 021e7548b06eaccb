import type { FunctionHandle, ModuleBuilder } from '@raqam/kernels/assembler';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';
import type { EmittedKernel } from './emitted-kernels.ts';
import type { TfjsCore } from './tfjs-core.ts';

/** What a kernel is computed with. */
export interface KernelContext {
  readonly backend: BackendWasm;
  /** tfjs's own arithmetic of shapes and padding, so that a backward pass cannot differ from the forward one. */
  readonly shapes: TfjsCore['backend_util'];
  /** A new f32 tensor of zeros. Freed as the tensors of `run` are. */
  readonly zeros: (shape: number[]) => TensorInfo;
  /** A new f32 tensor with whatever lay in that memory before. Freed as the tensors of `run` are. */
  readonly output: (shape: number[]) => TensorInfo;
  /** Memory for values in between, freed when the kernel is done or has failed. @returns Its address. */
  readonly scratch: (sizeBytes: number) => number;
  /**
   * Where the values of a tensor lie.
   * @throws {BackendError} For a tensor of another type than f32, of which no gradient is taken.
   */
  readonly addressOf: (tensor: TensorInfo) => number;
  /**
   * A kernel for exactly the shapes that are met, compiled when they are met for the first time.
   *
   * @param shapes  What it depends on, as JSON has it.
   * @param emit    Puts it together. @returns The function to be called, with addresses and counts.
   * @throws {BackendError} When the page forbids to compile it.
   */
  readonly emitted: (shapes: object, emit: (module: ModuleBuilder) => FunctionHandle) => EmittedKernel;
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
