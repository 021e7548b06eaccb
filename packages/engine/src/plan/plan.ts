import type { ModelSpec } from '@raqam/artifact';

// A plan is plain data that `postMessage` takes: what a worker has to know about a program beside the compiled module.

/** Some bytes of the memory. */
export interface Region {
  /** Address, a multiple of 16. */
  readonly offset: number;
  readonly sizeBytes: number;
}

/** Several places of one size, side by side. */
export interface RegionArray {
  /** Address of the first. */
  readonly offset: number;
  /** Bytes from one to the next, a multiple of 16. */
  readonly stride: number;
  readonly count: number;
}

/** Where a tensor that outlives a step stands: weights, and what the optimizer remembers of them. */
export interface TensorPlace extends Region {
  /** `conv1/kernel`, `momentum/conv1/kernel`. */
  readonly name: string;
  /** As artifacts have it. */
  readonly shape: readonly number[];
  /** Of a partly connected convolution: in memory it stands with all its connections, 0 where there are none. */
  readonly connections: readonly (readonly number[])[] | null;
}

/** All memory of a program, known before its first step. */
export interface MemoryPlan {
  readonly totalBytes: number;
  /** For the crew: counters and barriers; 0 at the beginning. */
  readonly control: Region;
  /** One for each batch that may be under way. */
  readonly slots: RegionArray;
  /** What is in each slot, as offsets from its beginning. */
  readonly slot: SlotLayout;
  /** One for each worker: what a task needs while it runs. */
  readonly scratch: RegionArray;
}

/** A batch, what is to be done with it, and what came of it; offsets from the slot's beginning. */
export interface SlotLayout {
  /** See `step-arguments.ts`. */
  readonly arguments: Region;
  /** u8, [batch, ...input]. */
  readonly pixels: Region;
  /** u8, [batch]. */
  readonly labels: Region;
  /** f32, [batch, outputs]: what is learnt in place of the labels; of no bytes where these are. */
  readonly targets: Region;
  /** f32, [batch]: each image's loss. Written by training steps. */
  readonly losses: Region;
  /** u8, [batch]: 1 where the image was read rightly. Written by training steps. */
  readonly correct: Region;
  /** f32, [batch, outputs]: probabilities. Written by evaluation. */
  readonly outputs: Region;
}

/** What task t of a phase leaves for others: `sizeBytes` from `offset + t · stride` on. */
export interface TaskOutput {
  /** `memory`: an address. `slot`: from the batch's slot on. */
  readonly base: 'memory' | 'slot';
  readonly offset: number;
  readonly stride: number;
  readonly sizeBytes: number;
}

/** Tasks that may run at the same time. The next phase begins when all of them are done. */
export interface Phase {
  /** `images`, `parameters`. */
  readonly name: string;
  /** The module's function `(task, slot, scratch)`, the last two addresses. */
  readonly exportName: string;
  /** Tasks of a batch of n images: ⌈n / imagesPerTask⌉ where that is a number, else `numTasks`. */
  readonly imagesPerTask: number | null;
  readonly numTasks: number;
  /**
   * What workers without shared memory send each other behind the phase. Null: each of them carries out all tasks
   * itself, which gives all of them the same bits, and nothing is sent.
   */
  readonly outputs: readonly TaskOutput[] | null;
}

/** One operation, as `explain` tells of it. */
export interface PlannedOp {
  /** `conv1`, or the name of what belongs to no layer: `adam`. */
  readonly layer: string;
  /** `conv2d + bias + relu + maxPool2d`. */
  readonly name: string;
  readonly phase: string;
  /** The module's function `(task, slot, scratch)` that carries out this operation alone. */
  readonly exportName: string;
  /** `28×28×1 → 12×12×8`. */
  readonly shape: string;
  /** For one image, or for one step where `isPerStep`; every position counted. */
  readonly multiplyAdds: number;
  readonly isPerStep: boolean;
  /** The tasks of its phase that it belongs to; null: all, each with some images. */
  readonly tasks: { readonly first: number; readonly count: number } | null;
  /**
   * Where the operation counts what it really does: offset in the scratch of an i32 that grows by the winners it
   * visited, each worth `multiplyAddsPerWinner`. Null: it does all.
   */
  readonly winners: { readonly offset: number; readonly multiplyAddsPerWinner: number } | null;
  /** What it reads and writes, for one image or one step. */
  readonly bytes: number;
}

/** A network, compiled for training: everything about it but the code. */
export interface TrainingPlan {
  readonly spec: ModelSpec;
  readonly batchSize: number;
  readonly memory: MemoryPlan;
  readonly weights: readonly TensorPlace[];
  readonly optimizerState: readonly TensorPlace[];
  /** Moving averages of the weights, in the order of `weights`; null without averaging. */
  readonly averagedWeights: readonly TensorPlace[] | null;
  /** Of one training step, in order. */
  readonly step: readonly Phase[];
  /** The forward pass alone, by the weights or their averages as the arguments say. */
  readonly evaluation: readonly Phase[];
  /** Run once when weights were written from outside: what is derived from them. */
  readonly preparation: readonly Phase[];
  readonly ops: readonly PlannedOp[];
}
