import type { ContrastAugmentationOptions } from '../ops/contrast-augmentation.ts';

const { fround } = Math;

/**
 * Changes the greys of each image by random amounts; formulas at `emitContrastAugmentation`.
 *
 * @param x        [N, H, W, C], from 0 to 1, overwritten.
 * @param uniform  Random numbers in [0, 1), multiples of 2^−24; image n takes the indices 4·n and 4·n + 1.
 * Each operation is rounded to f32.
 */
export function contrastAugmentation(
  x: Float32Array,
  uniform: (index: number) => number,
  { contrast, height, numChannels, width }: ContrastAugmentationOptions,
): void {
  const imageLength = height * width * numChannels;
  for (let i = 0; i < x.length; i++) {
    const image = Math.floor(i / imageLength);
    const draw = (index: number) => fround(fround(2 * uniform(4 * image + index) - 1) * fround(contrast / 2));
    const a = draw(0);
    const factor = fround(fround(1 + draw(1)) * fround(1 + a));
    const divisor = fround(fround(1 - a) + fround(2 * a * x[i]));
    x[i] = Math.min(Math.max(fround(fround(factor * x[i]) / divisor), 0), 1);
  }
}
