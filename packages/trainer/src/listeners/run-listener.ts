import type { TrainEvent } from '@raqam/artifact';

/** Something that hears of a run and keeps what it hears, but has no part in what is computed. */
export interface RunListener {
  /** Each event once, in the order in which they come. The run waits until it is done. */
  add(event: TrainEvent): Promise<void>;
}
