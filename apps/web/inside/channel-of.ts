/** One channel of an image. @param values [pixels, numChannels], row-major. */
export function channelOf(values: Float32Array, channel: number, numChannels: number): Float32Array<ArrayBuffer> {
  return Float32Array.from(
    { length: values.length / numChannels },
    (_, pixel) => values[pixel * numChannels + channel],
  );
}
