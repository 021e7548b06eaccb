import { rm } from 'node:fs/promises';
import { loadFile, saveFile } from '@raqam/artifact/node';
import type { CheckpointStore } from '../train-runtime.ts';

/**
 * Keeps a run's checkpoint in one file.
 *
 * It is written beside its place and then renamed: a crash or a full disk leaves the checkpoint before, and a run that
 * was killed while it saved goes on from there.
 *
 * @param path Its folder must be there.
 * @throws {StorageError} `cannot save runs/a.checkpoint: the disk is full (ENOSPC). Free some space and save again.`
 */
export function createFileCheckpointStore(path: string): CheckpointStore {
  return {
    save: async (bytes) => {
      await saveFile(path, bytes);
      return path;
    },
    load: () => loadFile(path),
    remove: () => rm(path, { force: true }),
  };
}
