import type { TrainEvent } from '@raqam/artifact';

/** Where a run's events come from: a run in this thread, or the line to one in a worker. */
export interface EventSource {
  /** The next event, as soon as it has happened; null behind the last. May be asked again before it has answered. */
  next(): Promise<TrainEvent | null>;
  /** Ends the run and frees what it holds; its events are no longer wanted. */
  close(): Promise<void>;
}
