import { type FunctionHandle, f32x4, i32, type ModuleBuilder } from '../assembler/index.ts';
import { createAugmentationDraws, createImageDraws, drawnAmount } from './augmentation-draws.ts';
import { forEachVector } from './for-each-vector.ts';
import type { ImageShape } from './image-shape.ts';

/** What images are and how much their greys change. */
export interface ContrastAugmentationOptions extends ImageShape {
  /** In [0, 1]. */
  readonly contrast: number;
}

/**
 * Changes the greys of each image by random amounts; equal to the reference `contrastAugmentation` to the bit.
 *
 *   a = e0 · contrast / 2,   gain = 1 + e1 · contrast / 2,   y = min(max(gain · (1 + a) · x / (1 − a + 2a · x), 0), 1)
 *
 * Without the gain 0 and 1 stay where they are, and the curve's slope at 0 is (1 + a) / (1 − a), from ⅓ to 3: in between
 * greys rise or fall much as under a power of x, but with one division and no power. e = 2u − 1, where e0 and e1 belong to
 * the uniforms of index 4 · (4 · 2^24 + image) + 0 and + 1 in the stream `augmentation` of `@raqam/random`.
 *
 * Parameters: `numImages`, any; `x` [N, H, W, C], from 0 to 1, overwritten; `random`: address of four u32, the seed's
 * lower and upper half, step, epoch; `firstImage`: the place of the first of these images in the batch.
 *
 * @see Schlick, "Fast alternatives to Perlin's bias and gain functions", Graphics Gems IV, 1994
 */
export function emitContrastAugmentation(
  module: ModuleBuilder,
  { contrast, height, numChannels, width }: ContrastAugmentationOptions,
): FunctionHandle<{ numImages: 'i32'; x: 'i32'; random: 'i32'; firstImage: 'i32' }, 'none'> {
  const imageLength = height * width * numChannels;
  const params = { numImages: 'i32', x: 'i32', random: 'i32', firstImage: 'i32' } as const;
  const { add, const: constant, div, mul, pmax, pmin, sub } = f32x4;
  const name = `contrastAugmentation_${imageLength}_${contrast}`;
  return module.sharedFunction(name, params, 'none', (f, { numImages, x, random, firstImage }) => {
    const nextWords = createImageDraws(f, createAugmentationDraws(f, random), 'contrast', firstImage, 1);
    const one = f.let('one', constant(1));
    f.for('image', { to: numImages }, () => {
      const words = nextWords();
      const a = f.let('a', drawnAmount(words, 0, contrast / 2));
      const gain = add(one, drawnAmount(words, 1, contrast / 2));
      const factor = f.let('factor', mul(gain, add(one, a)));
      const divisor = f.let('divisor', sub(one, a));
      const slope = f.let('slope', add(a, a));
      forEachVector(f, i32.const(imageLength), [x], ({ load, store }) => {
        const pixel = f.let('pixel', load(x));
        const curve = div(mul(factor, pixel), add(divisor, mul(slope, pixel)));
        store(x, pmin(pmax(curve, constant(0)), one));
      });
    });
  });
}
