import { ArtifactFormatError } from './errors.ts';

/**
 * Reads JSON from UTF-8 bytes; bytes that are no UTF-8 are refused rather than replaced.
 *
 * @param what Names the text in errors.   @param remedy The last sentence of the error.
 * @throws {ArtifactFormatError} When it is no JSON.
 */
export function parseJson(bytes: Uint8Array, what: string, remedy: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    // The engine's own words are left out: they differ from one to the next.
    throw new ArtifactFormatError(`${what} is not JSON in UTF-8. ${remedy}`);
  }
}
