/**
 * The filter of a partly connected convolution as one of a full convolution: 0 where filter and channel are not
 * connected, which adds nothing to any sum.
 *
 * @param pairs        [I, J, number of pairs], the last axis by filter, then by channel.
 * @param connections  For each filter the channels that it sees, ascending.
 * @returns [I, J, C, K].
 */
export function expandConnections(
  pairs: Float32Array,
  connections: readonly (readonly number[])[],
  numChannels: number,
): Float32Array {
  const numFilters = connections.length;
  const numPairs = connections.reduce((sum, channels) => sum + channels.length, 0);
  const numPositions = pairs.length / numPairs;
  const filter = new Float32Array(numPositions * numChannels * numFilters);
  let source = 0;
  for (let position = 0; position < numPositions; position++) {
    connections.forEach((channels, k) => {
      for (const channel of channels) {
        filter[(position * numChannels + channel) * numFilters + k] = pairs[source++];
      }
    });
  }
  return filter;
}
