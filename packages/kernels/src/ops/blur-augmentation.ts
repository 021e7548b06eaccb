import { type FunctionHandle, f32x4, type ModuleBuilder, type Vector } from '../assembler/index.ts';
import { createAugmentationDraws, createImageDraws, drawnFraction } from './augmentation-draws.ts';
import { forEachWindow3x3 } from './for-each-window3x3.ts';
import type { ImageShape } from './image-shape.ts';

/** What images are and how much they are blurred. */
export interface BlurAugmentationOptions extends ImageShape {
  /** Greatest share of the way to the mean of the neighbours, in [0, 1]. */
  readonly blur: number;
}

/**
 * Blurs each image by a random amount; equal to the reference `blurAugmentation` to the bit.
 *
 *   y = x + u · blur · (mean − x)
 *
 * The mean is that of the pixel and its eight neighbours with the binomial weights [1 2 1]ᵀ[1 2 1] / 16, a Gaussian of
 * standard deviation √½ pixel; outside of the image all is 0. u is the uniform of index 4 · (3 · 2^24 + image) in the
 * stream `augmentation` of `@raqam/random`.
 *
 * Parameters: `numImages`, any; `x` [N, H, W, C]; `y` [N, H, W, C], overwritten, not `x`; `random`: address of four u32,
 * the seed's lower and upper half, step, epoch; `firstImage`: the place of the first of these images in the batch. Sums
 * are those of the outer two and twice the middle one, first along rows.
 */
export function emitBlurAugmentation(
  module: ModuleBuilder,
  options: BlurAugmentationOptions,
): FunctionHandle<{ numImages: 'i32'; x: 'i32'; y: 'i32'; random: 'i32'; firstImage: 'i32' }, 'none'> {
  const { blur, height, numChannels, width } = options;
  const name = `blurAugmentation_${[height, width, numChannels, blur].join('_')}`;
  const params = { numImages: 'i32', x: 'i32', y: 'i32', random: 'i32', firstImage: 'i32' } as const;
  const { add, const: constant, mul, sub } = f32x4;
  return module.sharedFunction(name, params, 'none', (f, { numImages, x, y, random, firstImage }) => {
    const nextWords = createImageDraws(f, createAugmentationDraws(f, random), 'blur', firstImage, 1);
    const two = f.let('two', constant(2));
    const sixteenth = f.let('sixteenth', constant(1 / 16));
    const sum = (first: Vector, middle: Vector, last: Vector) => add(add(first, last), mul(middle, two));
    f.for('image', { to: numImages }, () => {
      const share = f.let('share', mul(drawnFraction(nextWords(), 0), constant(blur)));
      forEachWindow3x3(
        f,
        options,
        { x, y },
        {
          alongRow: sum,
          alongColumn: (rows, pixel) => add(pixel, mul(share, sub(mul(sum(...rows), sixteenth), pixel))),
        },
      );
      f.advance(x, 4 * height * width * numChannels);
      f.advance(y, 4 * height * width * numChannels);
    });
  });
}
