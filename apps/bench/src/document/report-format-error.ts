/** A file is no report, or one of another version. */
export class ReportFormatError extends Error {
  override readonly name = 'ReportFormatError';
}
