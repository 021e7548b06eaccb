import { randomUUID } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import {
  type DecodeModelArtifactOptions,
  decodeModelArtifact,
  encodeModelArtifact,
  MODEL_JSON,
  type ModelArtifact,
  weightsFileOf,
} from '../model-artifact.ts';
import { type FileSystem, nodeFileSystem } from './file-system.ts';
import { errorCode, storageError } from './storage-error.ts';

/**
 * Saves a model as a directory that stock tfjs opens, in one indivisible act: whoever looks, even after a crash or a
 * full disk, finds the old model or the new one, whole.
 *
 * All files are written into a new directory beside its place. If nothing is there yet, that directory is renamed. No
 * system can rename a directory over a full one, so otherwise its files are moved in, weights first: they bear their
 * SHA-256 in their name and disturb nothing, and the model changes at the moment when the new `model.json` replaces
 * the old. Then the old weights are deleted; other files in the directory stay. One writer at a time.
 *
 * @param directory Its parent must be there.
 * @throws {ArtifactFormatError} When the artifact contradicts itself.
 * @throws {StorageError} `cannot save models/digits: the disk is full (ENOSPC). Free some space and save again.`
 */
export async function saveModelArtifact(directory: string, artifact: ModelArtifact): Promise<void> {
  await saveModelArtifactTo(nodeFileSystem, directory, artifact);
}

/** {@link saveModelArtifact} on a file system of the caller's. */
export async function saveModelArtifactTo(
  files: FileSystem,
  directory: string,
  artifact: ModelArtifact,
): Promise<void> {
  const encoded = await encodeModelArtifact(artifact);
  const place = resolve(directory);
  const temporary = `${place}.${randomUUID()}.tmp`;
  try {
    await files.createFolder(temporary);
    for (const [name, bytes] of encoded) await files.createFile(join(temporary, name), bytes);
    await files.syncFolder(temporary);
    if (!(await renameIfFree(files, temporary, place))) await moveInto(files, temporary, place, [...encoded.keys()]);
    await files.syncFolder(dirname(place));
  } catch (error) {
    throw storageError(`cannot save ${directory}`, error);
  } finally {
    // Gone already if all went well. If it cannot be removed, nothing looks for its name.
    await files.remove(temporary).catch(() => {});
  }
}

/** @returns False when a directory that is not empty stands there. */
async function renameIfFree(files: FileSystem, from: string, to: string): Promise<boolean> {
  try {
    await files.rename(from, to);
    return true;
  } catch (error) {
    // Windows says EPERM where others say ENOTEMPTY or EEXIST. If it meant a lack of rights, the next move says so.
    if (['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(errorCode(error) ?? '')) return false;
    throw error;
  }
}

async function moveInto(files: FileSystem, from: string, to: string, names: readonly string[]): Promise<void> {
  const oldWeights = await files.readFile(join(to, MODEL_JSON)).then(weightsFileOf, (error: unknown) => {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  });
  const newWeights = names.filter((name) => name !== MODEL_JSON);
  const removeFromPlace = async (unwanted: readonly string[]) => {
    // Nothing points to them, so it does no harm if they cannot be removed.
    for (const name of unwanted) await files.remove(join(to, name)).catch(() => {});
  };
  try {
    for (const name of newWeights) await files.rename(join(from, name), join(to, name));
    await files.syncFolder(to);
    await files.rename(join(from, MODEL_JSON), join(to, MODEL_JSON));
  } catch (error) {
    await removeFromPlace(newWeights.filter((name) => name !== oldWeights));
    throw error;
  }
  await files.syncFolder(to);
  if (oldWeights !== undefined && !newWeights.includes(oldWeights)) await removeFromPlace([oldWeights]);
}

/**
 * Reads a model directory.
 *
 * @param options `inputContract`: the rule by which the caller makes inputs; a model trained by another is refused.
 * @throws {StorageError} When a file cannot be read.
 * @throws {ArtifactFormatError | ArtifactVersionError | InputContractError} As `decodeModelArtifact`, the path as its
 *   name.
 */
export async function loadModelArtifact(
  directory: string,
  options: Omit<DecodeModelArtifactOptions, 'name'> = {},
): Promise<ModelArtifact> {
  return loadModelArtifactFrom(nodeFileSystem, directory, options);
}

/** {@link loadModelArtifact} from a file system of the caller's. */
export async function loadModelArtifactFrom(
  files: FileSystem,
  directory: string,
  options: Omit<DecodeModelArtifactOptions, 'name'>,
): Promise<ModelArtifact> {
  const read = (name: string) =>
    files.readFile(join(directory, name)).catch((error: unknown) => {
      throw storageError(`cannot read ${join(directory, name)}`, error);
    });
  let modelJson = await read(MODEL_JSON);
  for (;;) {
    const found = new Map([[MODEL_JSON, modelJson]]);
    const weightsFile = weightsFileOf(modelJson);
    try {
      if (weightsFile !== undefined) found.set(weightsFile, await read(weightsFile));
    } catch (error) {
      // If the model was replaced between the two reads, these weights are gone, and there is a new model to read.
      const newModelJson = await read(MODEL_JSON);
      if (Buffer.compare(newModelJson, modelJson) === 0) throw error;
      modelJson = newModelJson;
      continue;
    }
    return decodeModelArtifact(found, { ...options, name: directory });
  }
}
