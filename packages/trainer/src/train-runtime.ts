import type { Environment, InputContract } from '@raqam/artifact';
import type { ImageSource } from '@raqam/dataset';
import type { TrainingOptions } from '@raqam/engine';

/** What a network learns from, and what it is judged by. */
export interface TrainingData {
  /** In memory or in files; also what `validationFraction` is taken from. */
  readonly train: ImageSource;
  /** Judged once, in the end; never learnt from. Null: the run ends without metrics. @default null */
  readonly test?: ImageSource | null | undefined;
  /**
   * By which rule the images were made, for digits `DIGIT_CONTRACT` of `@raqam/image`: kept with the run, and a model
   * of another rule than a recognizer's is refused there. @default null
   */
  readonly inputContract?: InputContract | null | undefined;
}

/** Where checkpoints are kept: one place for one run, of which each checkpoint replaces the one before. */
export interface CheckpointStore {
  /** Replaces what is there, wholly or not at all. @returns Where: a path, or a key in a browser's storage. */
  save(bytes: Uint8Array<ArrayBuffer>): Promise<string>;
  /** Null: nothing is there. */
  load(): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Nothing there is no error. */
  remove(): Promise<void>;
}

/** How a run is carried out; nothing of it changes what is computed. */
export interface TrainRuntime {
  /** Ends the run after the steps under way; its last event is then `done` with the reason `stopped`. */
  readonly signal?: AbortSignal | undefined;
  /**
   * How far the run may go beyond what was pulled, in events and so in steps at most. With 0 it computes a step only
   * when it is asked for one, and the engine's workers wait while the caller deals with an event.
   * @default 6; for the engine `tfjs`, which computes in the calling thread, 0 there
   */
  readonly maxStepsAhead?: number | undefined;
  /** A `snapshot` event after each so many steps, or behind each epoch, before its validation. @default none */
  readonly snapshotEvery?: number | 'epoch' | undefined;
  /** A checkpoint after each so many steps, where there is a store for it. @default once an epoch */
  readonly checkpointEvery?: number | undefined;
  /** Removed from it when the run has finished; a run that is stopped leaves its last state there. */
  readonly checkpoints?: CheckpointStore | undefined;
  /** Goes on from the checkpoint in the store; from the beginning where there is none. @default false */
  readonly resume?: boolean | undefined;
  /** @default describeEnvironment() */
  readonly environment?: Environment | undefined;
  /**
   * Starts a worker of the engine `wasm`; its program calls `serveCrew` of `@raqam/engine/worker`. For bundlers that do
   * not find the engine's own; for a run in a worker pass it to `serveTraining`. @default the engine's own
   */
  readonly createEngineWorker?: TrainingOptions['createWorker'];
  /** URL or folder of the `.wasm` files of tfjs, for the engine `tfjs` in browsers. */
  readonly wasmPath?: string | undefined;
}
