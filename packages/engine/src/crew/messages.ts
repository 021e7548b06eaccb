import type { MemoryPlan, Region } from '../plan/plan.ts';
import type { Programs } from './crew.ts';
import type { Batch } from './slot.ts';

/** What a worker is told first. */
export interface JoinMessage {
  readonly type: 'join';
  readonly call: number;
  /** From 0. */
  readonly worker: number;
  readonly numWorkers: number;
  readonly module: WebAssembly.Module;
  readonly plan: MemoryPlan;
  readonly programs: Programs;
  /** The memory that all workers share; null: each makes its own. */
  readonly memory: WebAssembly.Memory | null;
  /** Without shared memory, a line to each other worker, by its number; null at the worker's own. */
  readonly peers: readonly (MessagePort | null)[];
}

/** A job as it is sent to workers that share no memory. */
export interface SentJob {
  readonly call: number;
  readonly program: string;
  readonly numImages: number;
  /** Address. */
  readonly slot: number;
  /** What belongs into the slot. */
  readonly batch: Batch;
}

/** Something to do for workers that share no memory, answered under its number by one of them. */
export type Command =
  /** One after the other. Their batches are all in one buffer, which is to be returned. */
  | { readonly type: 'run'; readonly jobs: readonly SentJob[]; readonly buffer: ArrayBuffer }
  | { readonly type: 'read'; readonly call: number; readonly regions: readonly Region[] }
  | { readonly type: 'write'; readonly call: number; readonly region: Region; readonly bytes: Uint8Array };

/** With shared memory: there are jobs on the board. */
export interface LookMessage {
  readonly type: 'look';
}

/** What the caller tells a worker. */
export type ToWorker = JoinMessage | Command | LookMessage;

/** What a worker tells the caller. */
export type FromWorker =
  /** It is done. Copies of what was asked for; of nothing where the caller sees the memory itself. */
  | { readonly type: 'done'; readonly call: number; readonly copies: readonly Uint8Array<ArrayBuffer>[] }
  /** So are this call and all before it. */
  | { readonly type: 'doneThrough'; readonly call: number }
  /** The buffer of some batches, no longer needed. */
  | { readonly type: 'returned'; readonly buffer: ArrayBuffer }
  /** The worker can do no more. */
  | { readonly type: 'failed'; readonly doing: string; readonly error: unknown };
