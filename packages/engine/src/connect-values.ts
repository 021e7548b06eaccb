import { expandConnections } from './expand-connections.ts';
import type { TensorPlace } from './plan/plan.ts';

/** A tensor's values as memory has them: of a partly connected convolution with all pairs. */
export function spreadValues({ connections, shape, sizeBytes }: TensorPlace, values: Float32Array): Float32Array {
  return connections === null
    ? values
    : expandConnections(values, connections, countChannels(shape, connections, sizeBytes));
}

/** A tensor's values as artifacts have them, from memory: of a partly connected convolution only the pairs there are. */
export function gatherValues({ connections, shape, sizeBytes }: TensorPlace, memory: Float32Array): Float32Array {
  if (connections === null) return memory;
  const numChannels = countChannels(shape, connections, sizeBytes);
  const numFilters = connections.length;
  const pairs: number[] = [];
  for (let position = 0; position < shape[0] * shape[1]; position++) {
    connections.forEach((channels, k) => {
      for (const channel of channels) pairs.push(memory[(position * numChannels + channel) * numFilters + k]);
    });
  }
  return Float32Array.from(pairs);
}

function countChannels(
  shape: readonly number[],
  connections: NonNullable<TensorPlace['connections']>,
  sizeBytes: number,
) {
  return sizeBytes / Float32Array.BYTES_PER_ELEMENT / (shape[0] * shape[1] * connections.length);
}
