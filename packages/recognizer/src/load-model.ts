import type { ModelArtifact } from '@raqam/artifact';
import { loadPackedModel, type ModelName } from './network/load-packed-model.ts';
import { unpackModel } from './network/unpack-model.ts';

/** A model inside this package. */
export interface ShippedModel extends ModelArtifact {
  /** The training recipe that made the weights, as JSON; `raqam train --recipe FILE` replays it. */
  readonly recipe: string;
}

/**
 * Loads a model inside this package as plain data: its network, the very weights that recognizers compute with (f32,
 * each a whole number of 8 bits times its channel's scale), its figures and the recipe that made it. A recognizer needs
 * none of this.
 *
 * @returns A new copy at each call.
 * @throws {ModelError} `loadModel: there is no model "big" in this package; expected "accurate" or "compact". …`
 */
export async function loadModel(name: ModelName): Promise<ShippedModel> {
  const { bytes, numParameters: _, program: __, tensors: packed, ...model } = await loadPackedModel(name, 'loadModel');
  const { inferShapes } = await import('@raqam/artifact');
  const { tensors } = unpackModel({ bytes, tensors: packed });
  const weights = inferShapes(model.spec).weights.map(({ name, shape }, index) => ({
    name,
    shape,
    values: tensors[index],
  }));
  return { ...structuredClone(model), weights };
}
