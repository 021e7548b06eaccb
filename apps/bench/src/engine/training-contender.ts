/** A program that trains a network, so that its speed can be compared. */
export interface TrainingContender {
  readonly name: string;
  /**
   * Trains that many steps, each on the next batch.
   * @returns Milliseconds.
   */
  readonly trainSteps: (numSteps: number) => Promise<number>;
  /** Done and awaited before its turn, outside of the time. */
  readonly prepare?: () => unknown;
  readonly dispose: () => unknown;
}
