import { inferShapes, type ModelArtifact } from '@raqam/artifact';
import { createInference } from '@raqam/engine';
import { checkModel } from './check-model.ts';
import type { DigitNetwork } from './digit-network.ts';

/**
 * Compiles a network that is not inside this package.
 *
 * @throws {InputContractError | ModelError | EngineError | SpecError | ArtifactFormatError} See `loadNetwork`.
 */
export async function compileNetwork(model: ModelArtifact): Promise<DigitNetwork> {
  const { spec, verdictThresholds, weights, weightsSha256 } = model;
  const inference = await createInference(spec, weights);
  checkModel(model, inference.numOutputs);
  return {
    name: spec.name,
    numParameters: inferShapes(spec).numParameters,
    weightsSha256,
    backend: inference.backend,
    verdictThresholds,
    run: (images) => inference.run(images),
  };
}
