import { basename } from 'node:path';
import { dequantizeWeights, type ModelArtifact, quantizeWeights, weightsSha256 } from '@raqam/artifact';
import { loadRunFile } from '@raqam/artifact/node';
import { createRecognizer } from '@raqam/recognizer';
import type { Contestant } from './contestant.ts';

/**
 * The recognizers to judge: those with the shipped networks; or that of a training run, with its weights as they were
 * trained and, beside it, rounded to 8 bits as they would be shipped.
 *
 * @param run Path of a `*.raqam` file. @default the shipped networks
 * @throws {StorageError | ArtifactFormatError} When the run cannot be read.
 * @throws {ModelError | InputContractError} When it is not of a network that reads digits.
 */
export async function loadContestants(run?: string): Promise<readonly Contestant[]> {
  if (run === undefined) {
    const names = ['accurate', 'compact'] as const;
    return Promise.all(names.map(async (name) => ({ name, recognizer: await createRecognizer({ model: name }) })));
  }
  const { spec, weights, inputContract, dataset, metrics, options, weightsSha256: sha256 } = await loadRunFile(run);
  const name = basename(run, '.raqam');
  const trained: ModelArtifact = {
    spec,
    weights,
    weightsSha256: sha256,
    inputContract,
    dataset,
    metrics,
    seed: options.seed,
    verdictThresholds: null,
  };
  const rounded = dequantizeWeights(quantizeWeights(weights));
  const int8 = { ...trained, weights: rounded, weightsSha256: await weightsSha256(rounded) };
  return [
    { name: `${name} f32`, recognizer: await createRecognizer({ model: trained }) },
    { name: `${name} int8`, recognizer: await createRecognizer({ model: int8 }) },
  ];
}
