import type { Conv2dSpec } from '@raqam/artifact';

/**
 * What the filters of a convolution look for in one input channel, as maps side by side.
 *
 * @param kernel As the layer's weights have it: [I, J, C, K], or [I, J, pairs] of a partly connected one.
 * @returns [I, J, K]; 0 where a filter is not connected to the channel.
 */
export function filterMaps(
  kernel: Float32Array,
  { connections, filters, kernelSize }: Pick<Conv2dSpec, 'connections' | 'filters' | 'kernelSize'>,
  numChannels: number,
  channel: number,
): Float32Array<ArrayBuffer> {
  const numCells = kernelSize[0] * kernelSize[1];
  const places = connections === null ? null : pairPlaces(connections, channel);
  const numPlaces = kernel.length / numCells;
  return Float32Array.from({ length: numCells * filters }, (_, index) => {
    const k = index % filters;
    const place = places === null ? (channel % numChannels) * filters + k : places[k];
    return place === null ? 0 : kernel[Math.floor(index / filters) * numPlaces + place];
  });
}

/** For each filter the place of its pair with the channel in the kernel's last axis. */
function pairPlaces(connections: NonNullable<Conv2dSpec['connections']>, channel: number): readonly (number | null)[] {
  let first = 0;
  return connections.map((channels) => {
    const within = channels.indexOf(channel);
    const place = within < 0 ? null : first + within;
    first += channels.length;
    return place;
  });
}
