import { ArtifactFormatError, SpecError } from './errors.ts';

/**
 * Runs a check of a network that comes from a file, and words a fault of the network as one of the file.
 *
 * @param what The file, first word of the error.
 * @throws {ArtifactFormatError} In place of any {@link SpecError}.
 */
export function specFaultAsFormatFault<Result>(what: string, check: () => Result): Result {
  try {
    return check();
  } catch (error) {
    if (error instanceof SpecError) throw new ArtifactFormatError(`${what}: ${error.message}`, { cause: error });
    throw error;
  }
}
