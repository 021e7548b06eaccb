import type { Expression, FunctionBuilder, ModuleBuilder } from '@raqam/kernels/assembler';
import type { StepArgument } from '../plan/step-arguments.ts';
import type { Buffer } from './buffer.ts';

/** What an operation's code may use: where things are for the task that runs. */
export interface OpContext {
  readonly module: ModuleBuilder;
  readonly f: FunctionBuilder;
  /** Number of the task, from 0; in phases without images of its group. */
  readonly task: Expression<'i32'>;
  /** Images of this task, in phases with images. */
  readonly numImages: Expression<'i32'>;
  /** Images of the whole batch. */
  readonly batchImages: Expression<'i32'>;
  /** Number of tasks into which the batch's images are cut. */
  readonly numChunks: Expression<'i32'>;
  /** Address of a buffer: of the task's own part where it is cut into parts. */
  readonly own: (buffer: Buffer) => Expression<'i32'>;
  /** Address of the first part of a buffer that stands in memory. */
  readonly all: (buffer: Buffer) => number;
  /** Bytes from one part of a buffer that stands in memory to the next. */
  readonly stride: (buffer: Buffer) => number;
  /** Address of an argument of the step. */
  readonly argument: (name: StepArgument) => Expression<'i32'>;
}

/** One operation: what `explain` tells of it, what it reads and writes, and its code. */
export interface Op {
  readonly layer: string;
  /** `conv2d + bias + relu`. */
  readonly name: string;
  /** `28×28×1 → 24×24×8`. */
  readonly shape: string;
  /** Of one image in phases with images, else of one step, for batches of full size. */
  readonly multiplyAdds: number;
  /** Where it counts winners: the counter, an i32, and what each winner is worth. */
  readonly winners: { readonly counter: Buffer; readonly multiplyAddsPerWinner: number } | null;
  readonly reads: readonly Buffer[];
  /** May also be among `reads`. */
  readonly writes: readonly Buffer[];
  /** Emits its code, mostly one call of a kernel. */
  readonly emit: (context: OpContext) => void;
}

/** Operations that one task carries out one after the other. */
export interface OpGroup {
  /** Null: a task for each chunk of images. */
  readonly numTasks: number | null;
  readonly ops: readonly Op[];
}

/** Tasks between two barriers. With images there is one group; without, tasks are numbered through all groups. */
export interface PhaseDraft {
  readonly name: string;
  readonly groups: readonly OpGroup[];
}
