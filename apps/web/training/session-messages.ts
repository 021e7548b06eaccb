import type { ModelSpec, TrainOptionsInput } from '@raqam/artifact';
import type { RunEntry } from '../runs/run-entry.ts';
import type { RunProgress } from './progress-tracker.ts';

/** What to train, and how. */
export interface TrainingPlan {
  readonly spec: ModelSpec;
  readonly options: TrainOptionsInput & { readonly limit: number };
}

/** What the page tells the worker of a training: `run` once and first. */
export type SessionCommand =
  | { readonly type: 'run'; readonly plan: TrainingPlan }
  | { readonly type: 'pause' | 'resume' | 'step' | 'stop' };

/** Where a training is. */
export type TrainingPhase =
  | { readonly name: 'idle' }
  | { readonly name: 'loading'; readonly receivedBytes: number; readonly totalBytes: number | null }
  /** The data are there; the network is built and computes its first step. */
  | { readonly name: 'preparing' }
  | { readonly name: 'training'; readonly isPaused: boolean }
  /** All steps are done, or no more are wanted: the network is judged by the test images, and kept. */
  | { readonly name: 'ending'; readonly isStopped: boolean }
  | {
      readonly name: 'done';
      readonly isStopped: boolean;
      readonly entry: RunEntry;
      /** Why the run could not be kept; `null` when it is in the list of results. */
      readonly storageError: string | null;
    }
  /** Stopped before there was anything to keep. */
  | { readonly name: 'cancelled' }
  | { readonly name: 'failed'; readonly message: string };

/** All that the page shows of a training: what the worker tells it, whole each time. */
export interface TrainingView {
  readonly phase: TrainingPhase;
  /** Why the digits learnt from are synthetic ones; `null` where they are MNIST's. */
  readonly notice: string | null;
  /** `null` before the run has begun. */
  readonly progress: RunProgress | null;
}

export const IDLE: TrainingView = { phase: { name: 'idle' }, notice: null, progress: null };
