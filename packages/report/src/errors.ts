/** Values from which nothing can be reckoned: none at all, too many or too few, or outside their range. */
export class ReportArgumentError extends RangeError {
  override readonly name = 'ReportArgumentError';
}
