import type { WeightTensor } from '@raqam/artifact';
import { gatherValues, spreadValues } from './connect-values.ts';
import type { Crew } from './crew/crew.ts';
import type { Region, TensorPlace } from './plan/plan.ts';

/** Writes f32 to a region, for all workers. */
export function writeValues(crew: Crew, region: Region, values: Float32Array): Promise<void> {
  return crew.write(region, new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
}

/** Writes tensors, as artifacts have them, to their places. */
export async function writeTensors(
  crew: Crew,
  places: readonly TensorPlace[],
  tensors: readonly WeightTensor[],
): Promise<void> {
  await Promise.all(places.map((place, index) => writeValues(crew, place, spreadValues(place, tensors[index].values))));
}

/** Copies of the tensors in some places, as artifacts have them. */
export async function readTensors(crew: Crew, places: readonly TensorPlace[]): Promise<WeightTensor[]> {
  const regions = await crew.read(places);
  return places.map((place, index) => ({
    name: place.name,
    shape: place.shape,
    values: gatherValues(place, new Float32Array(regions[index].buffer)),
  }));
}
