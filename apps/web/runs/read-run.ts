import type { RunFile } from '@raqam/artifact';

/** A run as its file tells it, and the size of its network. */
export interface ReadRun {
  readonly run: RunFile;
  readonly numParameters: number;
}

/**
 * Decodes a `.raqam` file. The decoder is fetched only now, so that a list without a chosen run costs little.
 *
 * @param name Of the file, for errors.
 * @throws {ArtifactFormatError | ArtifactVersionError} When it is none, is damaged, or is of a later version.
 */
export async function readRun(file: Uint8Array<ArrayBuffer>, name: string): Promise<ReadRun> {
  const { decodeRunFile, inferShapes } = await import('@raqam/artifact');
  const run = await decodeRunFile(file, { name });
  return { run, numParameters: inferShapes(run.spec).numParameters };
}
