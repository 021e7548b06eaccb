import type { Pixels } from './pixels.ts';

/** Pictures with a longer side are shrunk by a whole factor first: 50 times the ink box is detail enough. */
const MAX_SIDE = 1000;

/** A large picture's pixels become the rounded means of square blocks; any other comes back as it is. */
export function shrinkPixels(pixels: Pixels): Pixels {
  const { data, width, height } = pixels;
  const factor = Math.ceil(Math.max(width, height) / MAX_SIDE);
  if (factor === 1) return pixels;
  const numChannels = data.length / (width * height);
  const newWidth = Math.ceil(width / factor);
  const newHeight = Math.ceil(height / factor);
  const means = new Uint8Array(newWidth * newHeight * numChannels);
  for (let y = 0, index = 0; y < newHeight; y++) {
    const blockHeight = Math.min(factor, height - y * factor);
    for (let x = 0; x < newWidth; x++) {
      const blockWidth = Math.min(factor, width - x * factor);
      for (let channel = 0; channel < numChannels; channel++, index++) {
        let sum = 0;
        for (let row = 0; row < blockHeight; row++) {
          const start = ((y * factor + row) * width + x * factor) * numChannels + channel;
          for (let offset = 0; offset < blockWidth * numChannels; offset += numChannels) sum += data[start + offset];
        }
        means[index] = Math.round(sum / (blockWidth * blockHeight));
      }
    }
  }
  return { data: means, width: newWidth, height: newHeight };
}
