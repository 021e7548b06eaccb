import { loadFile, saveFile } from '@raqam/artifact/node';
import { type CsvLoggerOptions, createCsvLogger } from '../listeners/create-csv-logger.ts';
import type { RunListener } from '../listeners/run-listener.ts';

/**
 * Keeps a run's history as a table in a file, whole after each epoch: it is written beside its place and then renamed.
 *
 * @param path Its folder must be there.
 * @throws {StorageError} From `add`: `cannot save runs/a.csv: the disk is full (ENOSPC). Free some space and save again.`
 */
export function createFileCsvLogger(path: string, options: CsvLoggerOptions = {}): RunListener {
  return createCsvLogger(
    {
      save: async (text) => saveFile(path, new TextEncoder().encode(text)),
      load: async () => {
        const bytes = await loadFile(path);
        return bytes && new TextDecoder().decode(bytes);
      },
    },
    options,
  );
}
