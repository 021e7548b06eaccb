import type { HistoryRow, ModelSpec } from '@raqam/artifact';
import type { LayerValues } from '@raqam/engine/reference';
import type { Stroke } from '@raqam/image';
import type { DigitsChoice } from '../digits/load-digits.ts';
import type { RunEntry } from '../runs/run-entry.ts';
import type { RunProgress } from './progress-tracker.ts';
import type { TrainingJob } from './training-job.ts';

/** What the page tells the worker of a training: `run` once. */
export type SessionCommand =
  /** Trains, or goes on where the same job was left off. */
  | { readonly type: 'run'; readonly job: TrainingJob }
  | { readonly type: 'pause' | 'resume' | 'step' | 'stop' }
  /** The answer to the phase `asking`. */
  | { readonly type: 'choose'; readonly digits: DigitsChoice }
  /** What the networks of the training are to read, from now on; null for a blank pad. */
  | { readonly type: 'read'; readonly strokes: readonly Stroke[] | null };

/** What the worker tells the page. */
export type SessionMessage =
  | { readonly type: 'view'; readonly view: TrainingView }
  | { readonly type: 'reading'; readonly reading: DrawingReading | null };

/** Where a training is. */
export type TrainingPhase =
  | { readonly name: 'idle' }
  | { readonly name: 'loading'; readonly receivedBytes: number; readonly totalBytes: number | null }
  /** MNIST is not at hand: the visitor decides where digits come from. */
  | { readonly name: 'asking' }
  /** The data are there; the network is built and computes its first step. */
  | { readonly name: 'preparing' }
  | { readonly name: 'training'; readonly isPaused: boolean }
  /** All steps are done, or no more are wanted: the network is judged by the test images, and kept. */
  | { readonly name: 'ending'; readonly isStopped: boolean }
  | {
      readonly name: 'done';
      readonly isStopped: boolean;
      readonly entry: RunEntry;
      /** Why the run could not be kept; null when it is in the list of results. */
      readonly storageError: string | null;
    }
  /** Stopped before there was anything to keep. */
  | { readonly name: 'cancelled' }
  | { readonly name: 'failed'; readonly message: string };

/** One run of a job that has ended. */
export interface FinishedRun {
  readonly name: string;
  readonly history: readonly HistoryRow[];
  readonly entry: RunEntry;
}

/** All that the page shows of a training: what the worker tells it, whole each time. */
export interface TrainingView {
  readonly phase: TrainingPhase;
  /** Null before there was one. */
  readonly job: TrainingJob | null;
  /** The plan of the job that is under way. */
  readonly index: number;
  readonly finished: readonly FinishedRun[];
  /** Null before the run has begun. */
  readonly progress: RunProgress | null;
  /** Why this training will not outlive its tab; null where it will. */
  readonly keepingError: string | null;
}

/** What the network makes of the visitor's drawing at some step. */
export interface DrawingReading {
  readonly spec: ModelSpec;
  /** Steps it had learnt from; null behind the last one. */
  readonly step: number | null;
  /** Null for a blank pad. */
  readonly layers: readonly LayerValues[] | null;
}

export const IDLE: TrainingView = {
  phase: { name: 'idle' },
  job: null,
  index: 0,
  finished: [],
  progress: null,
  keepingError: null,
};
