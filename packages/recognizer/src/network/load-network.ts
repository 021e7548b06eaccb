import { inferShapes, type ModelArtifact } from '@raqam/artifact';
import { checkModel } from '../check-model.ts';
import { loadEmbeddedModel } from '../load-embedded-model.ts';
import type { DigitNetwork } from './digit-network.ts';

/** The networks inside this package: the more exact one, and the smaller one. */
export type ModelName = 'accurate' | 'compact';

/**
 * Loads a network that reads digits: one of those inside this package, which are modules of their own, downloaded when
 * they are asked for; or any other, compiled here.
 *
 * @throws {InputContractError} When the model was trained on images made by other rules than this version's.
 * @throws {ModelError} When the model does not read digit images, or does not answer with ten probabilities.
 * @throws {EngineError | SpecError | ArtifactFormatError} When the model contradicts itself.
 */
export async function loadNetwork(model: ModelName | ModelArtifact): Promise<DigitNetwork> {
  const [artifact, { createInference }] = await Promise.all([
    typeof model === 'string' ? loadEmbeddedModel() : model,
    import('@raqam/engine'),
  ]);
  const { spec, weights, weightsSha256 } = artifact;
  const inference = await createInference(spec, weights);
  checkModel(artifact, inference.numOutputs);
  return {
    name: spec.name,
    numParameters: inferShapes(spec).numParameters,
    weightsSha256,
    backend: 'wasm',
    verdictThresholds: null,
    run: (images) => inference.run(images),
  };
}
