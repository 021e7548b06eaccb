import type { TrainEvent } from '@raqam/artifact';
import type { TrainingMonitor } from './training-progress.ts';

/** What shows a run to people while it goes. */
export interface TrainingFace {
  /** Called for each event, after the monitor has taken it in. */
  onEvent(event: TrainEvent): void;
  /** Settles at once, or when a run that was paused goes on. */
  whenRunning(): Promise<void>;
  /** Takes the face away; nothing is shown any more. */
  close(): void;
}

/** What a face is told about the run, and what it can do with it. */
export interface TrainingControl {
  readonly monitor: TrainingMonitor;
  /** What is trained, in short parts. */
  readonly parts: readonly string[];
  /** Aborted once the run is to end, for whatever reason. */
  readonly ending: AbortSignal;
  /** Ends the run here as if it had no more steps; it is then judged and saved. */
  stop(): void;
  /** Ends the program by Ctrl-C: what was learnt is saved, and no more. */
  interrupt(): void;
}

/** Shows nothing. */
export const QUIET_FACE: TrainingFace = {
  onEvent: () => {},
  whenRunning: () => Promise.resolve(),
  close: () => {},
};
