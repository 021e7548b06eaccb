/** The code of an error of the operating system, such as `ENOENT`; `unknown` when it is another kind of error. */
export function systemErrorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}
