/** The README cannot be written from its template and the reports that are there. */
export class ReadmeError extends Error {
  override readonly name = 'ReadmeError';
}
