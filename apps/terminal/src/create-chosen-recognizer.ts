import { loadModelArtifact } from '@raqam/artifact/node';
import { createRecognizer, type Recognizer } from '@raqam/recognizer';

/**
 * The recognizer of a model's folder, or of the model inside this program.
 *
 * @throws {StorageError | ArtifactFormatError | InputContractError | ModelError} When the folder holds no model for
 *   digits.
 */
export async function createChosenRecognizer(folder: string | undefined): Promise<Recognizer> {
  return createRecognizer(folder === undefined ? {} : { model: await loadModelArtifact(folder) });
}
