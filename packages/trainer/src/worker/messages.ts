import type { InputContract, ModelSpec, TrainEvent, TrainOptions } from '@raqam/artifact';
import type { DatasetContent } from '@raqam/dataset';
import type { ErrorContent } from '../error-content.ts';
import type { TrainRuntime } from '../train-runtime.ts';

/** A run as it crosses into a worker: plain data. */
export interface StartMessage {
  readonly type: 'start';
  readonly spec: ModelSpec;
  readonly options: TrainOptions;
  readonly train: DatasetContent;
  readonly test: DatasetContent | null;
  readonly inputContract: InputContract | null;
  readonly runtime: Pick<TrainRuntime, 'checkpointEvery' | 'environment' | 'resume' | 'snapshotEvery' | 'wasmPath'>;
  /** Whether the caller keeps checkpoints; the worker asks it to. */
  readonly hasCheckpoints: boolean;
}

/** What the caller tells the worker. */
export type ToWorker =
  | StartMessage
  /** Asks for one event. */
  | { readonly type: 'pull' }
  /** Stops the run; answered by `stopping` as soon as the worker hears of it. */
  | { readonly type: 'stop' }
  /** What the store said to the call of that number. */
  | { readonly type: 'stored'; readonly call: number; readonly value: string | Uint8Array<ArrayBuffer> | null }
  | { readonly type: 'notStored'; readonly call: number; readonly error: ErrorContent };

/** What the worker tells the caller. */
export type FromWorker =
  /** The answer to a `pull`, in their order; null behind the last event. */
  | { readonly type: 'event'; readonly event: TrainEvent | null }
  | { readonly type: 'stopping' }
  | { readonly type: 'save'; readonly call: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'load'; readonly call: number };
