/** Durations are needed, and none were measured. */
export class TimingMissingError extends Error {
  override readonly name = 'TimingMissingError';
}

/** A report is asked for of which the store has no run. */
export class RunsMissingError extends Error {
  override readonly name = 'RunsMissingError';
}
