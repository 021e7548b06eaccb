import type { ModelArtifact } from '@raqam/artifact';
import { loadModelRecord } from './network/load-model-record.ts';
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
  const packed = await loadPackedModel(name, 'loadModel');
  const [record, { inferShapes }] = await Promise.all([loadModelRecord(name), import('@raqam/artifact')]);
  const { tensors } = unpackModel(packed);
  const weights = inferShapes(record.spec).weights.map((tensor, index) => ({
    name: tensor.name,
    shape: tensor.shape,
    values: tensors[index],
  }));
  const { verdictThresholds, weightsSha256 } = packed;
  return { ...structuredClone({ ...record, verdictThresholds }), weights, weightsSha256 };
}
