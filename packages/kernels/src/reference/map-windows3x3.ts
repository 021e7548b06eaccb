import type { ImageShape } from '../ops/image-shape.ts';

/**
 * Computes each value of images from the nine values around it, row by row; outside of the image all is 0.
 *
 * @param x  [N, H, W, C].   @param y  Overwritten, [N, H, W, C]; not `x`.
 * @param compute From the image's number and the nine values, the one in the middle fifth.
 */
export function mapWindows3x3(
  x: Float32Array,
  y: Float32Array,
  { height, numChannels, width }: ImageShape,
  compute: (image: number, window: readonly number[]) => number,
): void {
  const pixel = (image: number, row: number, column: number, channel: number) =>
    row < 0 || row >= height || column < 0 || column >= width
      ? 0
      : x[((image * height + row) * width + column) * numChannels + channel];
  let target = 0;
  for (let image = 0; target < x.length; image++) {
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        for (let channel = 0; channel < numChannels; channel++, target++) {
          const rows = [row - 1, row, row + 1];
          const columns = [column - 1, column, column + 1];
          y[target] = compute(
            image,
            rows.flatMap((i) => columns.map((j) => pixel(image, i, j, channel))),
          );
        }
      }
    }
  }
}
