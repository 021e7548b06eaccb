/** A plan was ended before its last run, by whoever started it. */
export class PlanStoppedError extends Error {
  override readonly name = 'PlanStoppedError';
}
