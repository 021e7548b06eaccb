import type { MemoryPlan, Phase, Region } from '../plan/plan.ts';

/** One batch and what is to be done with it. */
export interface Job {
  /** Name of one of the crew's programs. */
  readonly program: string;
  /** Written to the slot's `arguments`. */
  readonly arguments: Uint8Array;
  readonly numImages: number;
  /** [numImages, ...input]; copied before `run` returns. */
  readonly pixels: Uint8Array;
  /** [numImages]; null: none are needed. */
  readonly labels: Uint8Array | null;
  /** The bytes of f32, [numImages, outputs]; null: none are needed. */
  readonly targets: Uint8Array | null;
}

/** What a job left in its slot: copies. */
export interface JobResult {
  readonly losses: Float32Array<ArrayBuffer>;
  readonly correct: Uint8Array<ArrayBuffer>;
  readonly outputs: Float32Array<ArrayBuffer>;
}

/** Who carries out a program's phases: the calling thread, or workers with or without shared memory. */
export interface Crew {
  readonly numWorkers: number;
  readonly memory: 'own' | 'shared' | 'messages';
  /**
   * Carries out a job. Jobs are done in the order of the calls; as many as there are slots may be under way.
   *
   * @throws {WorkerError} When a worker died or failed, with what it said; then the crew is of no more use.
   */
  run(job: Job): Promise<JobResult>;
  /** Copies of some regions, as all jobs that were given before leave them. */
  read(regions: readonly Region[]): Promise<readonly Uint8Array<ArrayBuffer>[]>;
  /** Writes to a region, for all workers, behind all jobs that were given before. */
  write(region: Region, bytes: Uint8Array): Promise<void>;
  /** Ends at once, also in the middle of a job, and resolves when no worker is left. */
  dispose(): Promise<void>;
}

/** Phases in their order, by the name of what they do together. */
export type Programs = Readonly<Record<string, readonly Phase[]>>;

/** What a crew is made for. */
export interface CrewOptions {
  readonly module: WebAssembly.Module;
  readonly memory: MemoryPlan;
  /** What jobs may ask for: phases in their order. */
  readonly programs: Programs;
  /** From 1; 1 is the calling thread. */
  readonly numWorkers: number;
}
