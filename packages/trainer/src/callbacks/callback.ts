import type { CallbackState, HistoryRow, Weights } from '@raqam/artifact';

/** What a callback can do to the run that it watches. */
export interface RunControl {
  /** The optimizer's learning rate, from which its schedule goes out. */
  learningRate: number;
  /** The weights that the network would be judged by now: copies. */
  readWeights(): Promise<Weights>;
  /** Ends the training behind this epoch. */
  endTraining(): void;
}

/** Watches a run and changes its course. What it does not care for it leaves out. */
export interface Callback {
  /** Before the first step of a run, also of one that goes on from a checkpoint. */
  beginRun?(control: RunControl): Promise<void>;
  /** Before the first step of an epoch. @param epoch 0-based. */
  beginEpoch?(epoch: number, control: RunControl): void;
  /** Behind an epoch and its validation. */
  endEpoch?(row: HistoryRow, control: RunControl): Promise<void>;
  /** The weights that a run with all its epochs ends with; null: those that it has. */
  finalWeights?(): Weights | null;
  /** The weights that a run ends with that has diverged; null: it has failed. */
  weightsBeforeDivergence?(): Weights | null;
  /** What it remembers, as a checkpoint keeps it. */
  readState(): CallbackState;
}

/** Of a callback that has seen nothing. */
export const INITIAL_STATE: CallbackState = { best: null, wait: 0, cooldown: 0, weights: null };
