import type { BlurAugmentationOptions } from '../ops/blur-augmentation.ts';
import { mapWindows3x3 } from './map-windows3x3.ts';

const { fround } = Math;

/**
 * Blurs each image by a random amount; formulas at `emitBlurAugmentation`.
 *
 * @param x        [N, H, W, C].
 * @param uniform  Random numbers in [0, 1), multiples of 2^−24; image n takes the index 4·n.
 * @param y        Overwritten, [N, H, W, C]; not `x`.
 * Each operation is rounded to f32.
 */
export function blurAugmentation(
  x: Float32Array,
  uniform: (index: number) => number,
  y: Float32Array,
  options: BlurAugmentationOptions,
): void {
  mapWindows3x3(x, y, options, (image, window) => {
    const share = fround(uniform(4 * image) * fround(options.blur));
    const rows = [0, 3, 6].map((start) => binomialSum(window[start], window[start + 1], window[start + 2]));
    const mean = binomialSum(rows[0], rows[1], rows[2]) / 16;
    return fround(window[4] + fround(share * fround(mean - window[4])));
  });
}

function binomialSum(first: number, middle: number, last: number): number {
  return fround(fround(first + last) + 2 * middle);
}
