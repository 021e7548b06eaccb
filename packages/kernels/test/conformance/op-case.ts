import type { FunctionHandle, ModuleBuilder } from '@raqam/kernels/assembler';

/** What a kernel reads or writes, as the bytes that memory holds. */
export type Values = Float32Array | Uint8Array | Int32Array;

/** One kernel on one set of shapes. */
export interface OpCase {
  /** `conv2d 5×5 of 12×12×8, relu, pooled`. */
  readonly name: string;
  readonly emit: (module: ModuleBuilder) => FunctionHandle;
  /** Each parameter of the kernel by name: an array, whose address is passed, or a number, which is passed itself. */
  readonly args: Readonly<Record<string, Values | number>>;
  /** Computes by the naive reference what the kernel should leave in its arrays, which it gets as copies of `args`. */
  readonly reference: (args: Record<string, Values>) => void;
  /**
   * How far off each value may be, relative to the greatest magnitude in its array; 0: equal to the bit. Give the reason
   * beside it.
   */
  readonly tolerance: number;
}
