import type { ModelSpec, Weights } from '@raqam/artifact';
import { EngineError } from './errors.ts';
import type { Training, TrainingOptions } from './training.ts';

/**
 * Compiles a network for training: plans all memory, emits WebAssembly for exactly its shapes, and hands it to a crew.
 *
 * @param spec Complete, as `parseModelSpec` returns it.
 * @param weights To begin with; copied.
 * @throws {EngineError} When the network has a layer that this engine does not have, or a loss that does not fit its end.
 * @throws {SpecError} When the layers do not fit together.
 * @throws {ArtifactFormatError} When the weights are not those of the network, or not finite.
 */
export async function createTraining(spec: ModelSpec, _weights: Weights, _options: TrainingOptions): Promise<Training> {
  throw new EngineError(`createTraining: ${spec.name}`);
}
