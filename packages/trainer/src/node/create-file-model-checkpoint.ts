import { saveModelArtifact } from '@raqam/artifact/node';
import { createModelCheckpoint, type ModelCheckpointOptions } from '../listeners/create-model-checkpoint.ts';
import type { RunListener } from '../listeners/run-listener.ts';

/**
 * Keeps models as directories that `loadModelArtifact` and stock TensorFlow.js open; a crash leaves the one before.
 *
 * @param path A directory, for example `runs/best` or `runs/epoch-{epoch}`.
 * @throws {StorageError | OptionsError} From `add`, as {@link createModelCheckpoint}.
 */
export function createFileModelCheckpoint(path: string, options: ModelCheckpointOptions = {}): RunListener {
  return createModelCheckpoint(path, saveModelArtifact, options);
}
