import type { EraseAugmentationOptions } from '../ops/erase-augmentation.ts';

const { fround } = Math;

/**
 * Erases a random box of each image; formulas at `emitEraseAugmentation`.
 *
 * @param x        [N, H, W, C], overwritten.
 * @param uniform  Random numbers in [0, 1), multiples of 2^−24; image n takes the indices 4·n to 4·n + 3.
 * Each operation is rounded to f32.
 */
export function eraseAugmentation(
  x: Float32Array,
  uniform: (index: number) => number,
  { erasePixels, height, numChannels, width }: EraseAugmentationOptions,
): void {
  for (let i = 0; i < x.length; i++) {
    const pixel = Math.floor(i / numChannels);
    const line = Math.floor(pixel / width);
    const image = Math.floor(line / height);
    const covered = (axis: 0 | 1, length: number, place: number) => {
      const half = fround(uniform(4 * image + axis) * fround(erasePixels / 2));
      const middle = fround(uniform(4 * image + 2 + axis) * length);
      const upTo = (end: number) => Math.min(Math.max(fround(end - place), 0), 1);
      return fround(upTo(fround(middle + half)) - upTo(fround(middle - half)));
    };
    x[i] *= fround(1 - fround(covered(0, height, line % height) * covered(1, width, pixel % width)));
  }
}
