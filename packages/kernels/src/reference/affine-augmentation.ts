import type { AffineAugmentationOptions } from '../ops/affine-augmentation.ts';
import { affineSource } from './affine-source.ts';
import { resampleImages } from './resample-images.ts';

/**
 * Turns, scales, slants and shifts each image about its middle by random amounts; formulas at
 * `emitAffineAugmentation`.
 *
 * @param x        [N, H, W, C].
 * @param uniform  Random numbers in [0, 1), multiples of 2^−24; image n takes the indices 8·n to 8·n + 4.
 * @param y        Overwritten, [N, H, W, C]; not `x`.
 * Each operation is rounded to f32.
 */
export function affineAugmentation(
  x: Float32Array,
  uniform: (index: number) => number,
  y: Float32Array,
  options: AffineAugmentationOptions,
): void {
  const { height, width } = options;
  resampleImages(x, y, options, (image) => {
    const source = affineSource((index) => uniform(8 * image + index), options);
    return (column, row) => source(column - (width - 1) / 2, row - (height - 1) / 2);
  });
}
