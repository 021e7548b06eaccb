import type { ModelArtifact } from '@raqam/artifact';

/** The model inside this package as the generated module holds it. */
export interface EmbeddedModelRecord extends Omit<ModelArtifact, 'weights'> {
  /** The values of all weights in the order of `spec`, little-endian f32, as base64. */
  readonly weightsBase64: string;
  /** How the weights were made, as JSON: data, network, training options. `scripts/train-embedded-model.mjs` reads it. */
  readonly recipe: string;
}
