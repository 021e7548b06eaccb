import { type FunctionHandle, f32, f32x4, type ModuleBuilder, type Vector } from '../assembler/index.ts';
import { createAugmentationDraws, createImageDraws, drawnAmount } from './augmentation-draws.ts';
import { forEachWindow3x3 } from './for-each-window3x3.ts';
import type { ImageShape } from './image-shape.ts';

/** What images are and how much thicker or thinner strokes become. */
export interface StrokeWidthAugmentationOptions extends ImageShape {
  /** Greatest share of the way to the greatest or least neighbour, in [0, 1]. */
  readonly strokeWidth: number;
}

/**
 * Makes the strokes of each image thicker or thinner by a random amount; equal to the reference
 * `strokeWidthAugmentation` to the bit.
 *
 *   a = e · strokeWidth,   y = x + a · (max3×3(x) − x) where a ≥ 0,   y = x + |a| · (min3×3(x) − x) else
 *
 * The greatest and the least value of the pixel and its eight neighbours are grey dilation and erosion; outside of the
 * image all is 0. e = 2u − 1, u the uniform of index 4 · (2 · 2^24 + image) in the stream `augmentation` of
 * `@raqam/random`.
 *
 * Parameters: `numImages`, any; `x` [N, H, W, C]; `y` [N, H, W, C], overwritten, not `x`; `random`: address of four u32,
 * the seed's lower and upper half, step, epoch; `firstImage`: the place of the first of these images in the batch.
 *
 * @see Serra, "Image Analysis and Mathematical Morphology", 1982
 */
export function emitStrokeWidthAugmentation(
  module: ModuleBuilder,
  options: StrokeWidthAugmentationOptions,
): FunctionHandle<{ numImages: 'i32'; x: 'i32'; y: 'i32'; random: 'i32'; firstImage: 'i32' }, 'none'> {
  const { height, numChannels, strokeWidth, width } = options;
  const name = `strokeWidthAugmentation_${[height, width, numChannels, strokeWidth].join('_')}`;
  const params = { numImages: 'i32', x: 'i32', y: 'i32', random: 'i32', firstImage: 'i32' } as const;
  return module.sharedFunction(name, params, 'none', (f, { numImages, x, y, random, firstImage }) => {
    const nextWords = createImageDraws(f, createAugmentationDraws(f, random), 'strokeWidth', firstImage, 1);
    f.for('image', { to: numImages }, () => {
      const amount = f.let('amount', drawnAmount(nextWords(), 0, strokeWidth));
      const share = f.let('share', f32x4.abs(amount));
      const towards = (extreme: (a: Vector, b: Vector) => Vector) => {
        forEachWindow3x3(
          f,
          options,
          { x, y },
          {
            alongRow: (left, middle, right) => extreme(extreme(left, middle), right),
            alongColumn: ([above, here, below], pixel) =>
              f32x4.add(pixel, f32x4.mul(share, f32x4.sub(extreme(extreme(above, here), below), pixel))),
          },
        );
      };
      f.if(
        f32.ge(f32x4.extractLane(amount, 0), f32.const(0)),
        () => towards(f32x4.pmax),
        () => towards(f32x4.pmin),
      );
      f.advance(x, 4 * height * width * numChannels);
      f.advance(y, 4 * height * width * numChannels);
    });
  });
}
