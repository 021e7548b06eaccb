import type { Expression } from '@raqam/kernels/assembler';
import type { Buffer } from './buffer.ts';
import type { Op, OpContext } from './op.ts';
import type { WeightBuffer } from './weight-buffers.ts';

/** Values of one weight tensor that each task of a group brings forward: task t those from first + t · numValues on. */
export interface ParameterPiece {
  readonly weight: WeightBuffer;
  readonly first: number;
  readonly numValues: number;
}

/**
 * Parameters whose gradients are computed in the same way, in tasks of one size: a convolution's filter and bias, rows
 * of a dense layer's weights.
 */
export interface ParameterGroup {
  readonly layer: string;
  readonly numTasks: number;
  readonly pieces: readonly ParameterPiece[];
  /** The operation that computes them, its multiply-adds those of one image; null where there are none. */
  readonly gradient:
    | (Pick<Op, 'name' | 'shape' | 'multiplyAdds' | 'reads'> & {
        /** What it writes beside the gradients. @default [] */
        readonly writes?: readonly Buffer[];
        /** @param gradients Addresses: where each piece's gradient has to be written. */
        readonly emit: (context: OpContext, gradients: readonly Expression<'i32'>[]) => void;
      })
    | null;
  /** Operations behind the update: what is derived from the new weights. */
  readonly derived: readonly Op[];
}

/** About how many parameters a task brings forward: some 10 to 20 µs of work for a batch of 128. */
export const PARAMETERS_PER_TASK = 2048;

/** Bytes of a buffer's values. */
export function valuesOf({ sizeBytes }: Buffer): number {
  return sizeBytes / Float32Array.BYTES_PER_ELEMENT;
}
