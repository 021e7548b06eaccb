import type { ImageShape } from '../ops/image-shape.ts';
import type { SourcePosition } from './affine-source.ts';
import { samplePixel } from './sample-pixel.ts';

/**
 * Takes each pixel of each image from another position.
 *
 * @param x  [N, H, W, C].   @param y  Overwritten, [N, H, W, C]; not `x`.
 * @param sourceOf For each image: from column and row of a pixel to where it comes from.
 */
export function resampleImages(
  x: Float32Array,
  y: Float32Array,
  shape: ImageShape,
  sourceOf: (image: number) => (column: number, row: number) => SourcePosition,
): void {
  const { height, numChannels, width } = shape;
  const imageLength = height * width * numChannels;
  let target = 0;
  for (let image = 0; image * imageLength < x.length; image++) {
    const pixels = x.subarray(image * imageLength, (image + 1) * imageLength);
    const source = sourceOf(image);
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const position = source(column, row);
        for (let channel = 0; channel < numChannels; channel++, target++) {
          y[target] = samplePixel(pixels, shape, position, channel);
        }
      }
    }
  }
}
