/** A range that holds a true value with the stated confidence. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  /** Share of such ranges that hold the true value, in (0, 1): 0.95 for the usual ones. */
  readonly level: number;
}
