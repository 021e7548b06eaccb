/** How far a plan is. */
export interface PlanProgress {
  readonly numRuns: number;
  /** Finished, those that were in the store before included. */
  readonly numDone: number;
  /** Conditions and seeds of the runs under way: `Adam, 5 epochs, seed 3`. */
  readonly underWay: readonly string[];
  /** Of the work that was not in the store, in [0, 1]. */
  readonly share: number;
  /** Until the end, as the steps so far let expect; null before there are any. */
  readonly leftMs: number | null;
}
