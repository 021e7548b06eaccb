import type { FunctionHandle, ModuleBuilder } from '@raqam/kernels/assembler';

/** What a kernel reads or writes, as the bytes that memory holds. */
export type Values = Float32Array | Uint8Array | Int32Array;

/** The arguments of a kernel by name. */
type Arguments = Readonly<Record<string, Values | number>>;

/** Those of them that are arrays. */
type Arrays<Args extends Arguments> = {
  readonly [Name in keyof Args as Args[Name] extends number ? never : Name]: Exclude<Args[Name], number>;
};

/** One kernel on one set of shapes. */
export interface OpCase<Args extends Arguments = Arguments> {
  /** `conv2d 5×5 of 12×12×8, relu, pooled`. */
  readonly name: string;
  readonly emit: (module: ModuleBuilder) => FunctionHandle;
  /** Each parameter of the kernel by name: an array, whose address is passed, or a number, which is passed itself. */
  readonly args: Args;
  /** Arrays that the kernel leaves as it likes; they are not compared. @default none */
  readonly scratch?: readonly string[];
  /** Computes by the naive reference what the kernel should leave in its arrays, which it gets as copies of `args`. */
  reference(this: void, args: Arrays<Args>): void;
  /**
   * How far off each value may be, relative to the greatest magnitude in its array; 0: equal to the bit. Give the reason
   * beside it.
   */
  readonly tolerance: number;
}

/** A case whose reference sees each array by its own type. */
export function opCase<Args extends Arguments>(each: OpCase<Args>): OpCase {
  return each;
}
