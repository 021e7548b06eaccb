import { inferShapes, type ModelArtifact } from '@raqam/artifact';

/** The model inside this package. */
export interface EmbeddedModel extends ModelArtifact {
  /** How the weights were made, as JSON: data, network, training options. `scripts/train-embedded-model.mjs` reads it. */
  readonly recipe: string;
}

/**
 * Loads the model inside this package. It is a module of its own, which a page downloads at the first call only.
 *
 * @returns A new copy at each call.
 */
export async function loadEmbeddedModel(): Promise<EmbeddedModel> {
  const { embeddedModel } = await import('./embedded-model.ts');
  const { weightsBase64, ...rest } = embeddedModel;
  const bytes = Uint8Array.from(atob(weightsBase64), (character) => character.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  let offset = 0;
  const weights = inferShapes(rest.spec).weights.map(({ name, shape }) => {
    const values = new Float32Array(shape.reduce((product, size) => product * size, 1));
    for (let i = 0; i < values.length; i++, offset += 4) values[i] = view.getFloat32(offset, true);
    return { name, shape, values };
  });
  return { ...rest, weights };
}
