import { decodeRunFile, inferShapes, type RunFile, type Weights } from '@raqam/artifact';
import { transfer } from 'comlink';
import { type RunEntry, runEntryOf } from './run-entry.ts';
import { loadRun, saveRun } from './run-store.ts';

/** A run as its file tells it, and the size of its network. */
export interface ReadRun {
  readonly run: RunFile;
  readonly numParameters: number;
}

/** As much as a decoded run may take; a packed one that is larger need not be looked at. */
const MAX_SIZE_BYTES = 2 ** 28;

/** What is done with the files of runs, in a worker: unpacking one of 10 MB would cost the page frames. */
export const runService = {
  /**
   * Decodes a run of this browser; `null` when there is none of this id.
   *
   * @throws {ArtifactFormatError | ArtifactVersionError} When its file is damaged, or of a later version.
   */
  async read(id: string): Promise<ReadRun | null> {
    const file = await loadRun(id);
    if (file === null) return null;
    const run = await decodeRunFile(file, { name: id });
    const numParameters = inferShapes(run.spec).numParameters;
    return transfer({ run, numParameters }, buffersOf([run.weights, ...run.snapshots.map(({ weights }) => weights)]));
  },

  /**
   * Takes a `.raqam` file in and keeps it.
   *
   * @throws {ArtifactFormatError | ArtifactVersionError} When it is none, is damaged, or is of a later version.
   * @throws {DOMException} When the browser has no room left.
   */
  async take(file: File): Promise<RunEntry> {
    if (file.size > MAX_SIZE_BYTES) {
      throw new RangeError(
        `${file.name}: ${file.size} bytes; a run has at most ${MAX_SIZE_BYTES}. Take a file *.raqam as a training leaves it.`,
      );
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    const run = await decodeRunFile(bytes, { name: file.name });
    const entry = runEntryOf(run, file.name.replace(/\.raqam$/i, ''));
    await saveRun(entry, bytes);
    return entry;
  },

  /** The file of a run, to be downloaded; `null` when there is none of this id. */
  async pack(id: string): Promise<Blob | null> {
    const file = await loadRun(id);
    return file === null ? null : new Blob([file], { type: 'application/octet-stream' });
  },
};

/** Each once: the tensors of a file may lie in one buffer. */
function buffersOf(all: readonly Weights[]): ArrayBuffer[] {
  const buffers = all.flatMap((weights) => weights.map(({ values }) => values.buffer));
  return [...new Set(buffers)].filter((buffer) => buffer instanceof ArrayBuffer);
}
