/** How far a plan is. */
export interface PlanProgress {
  readonly numRuns: number;
  /** Finished, those that were in the store before included. */
  readonly numDone: number;
  /** Conditions and seeds of the runs under way: `Adam, 5 epochs, seed 3`. */
  readonly underWay: readonly string[];
  /** Of the work that was left when this program began, in [0, 1]. */
  readonly share: number;
  /** Until the end: by the estimate at first, then by the pace so far. */
  readonly leftMs: number;
}
