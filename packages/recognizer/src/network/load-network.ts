import type { ModelArtifact } from '@raqam/artifact';
import { createPackedNetwork } from './create-packed-network.ts';
import type { DigitNetwork } from './digit-network.ts';
import { loadModelRecord } from './load-model-record.ts';
import { loadPackedModel, type ModelName } from './load-packed-model.ts';

/**
 * Loads a network that reads digits: one of those inside this package, compiled beforehand; or any other, for which the
 * compiler is downloaded.
 *
 * @throws {InputContractError} When the model was trained on images made by other rules than this version's.
 * @throws {ModelError} When the model does not read digit images, or does not answer with ten probabilities; or when its
 *   name is none that there is.
 * @throws {EngineError | SpecError | ArtifactFormatError} When the model contradicts itself.
 */
export async function loadNetwork(model: ModelName | ModelArtifact): Promise<DigitNetwork> {
  if (typeof model === 'string') {
    const packed = await loadPackedModel(model, 'createRecognizer');
    return createPackedNetwork(packed, async () => (await loadModelRecord(model)).spec);
  }
  const { compileNetwork } = await import('./compile-network.ts');
  return compileNetwork(model);
}
