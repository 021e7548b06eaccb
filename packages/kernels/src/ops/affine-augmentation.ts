import { type FunctionHandle, f32x4, type ModuleBuilder, type Vector } from '../assembler/index.ts';
import { type AffineRanges, BLOCKS_PER_MAP, emitInverseMap } from './affine-map.ts';
import { createAugmentationDraws, createImageDraws } from './augmentation-draws.ts';
import type { ImageShape } from './image-shape.ts';
import { createResampler } from './resampler.ts';

/** What images are and how far they are moved. */
export interface AffineAugmentationOptions extends ImageShape, AffineRanges {}

/**
 * Turns, scales, slants and shifts each image about its middle by random amounts; equal to the reference
 * `affineAugmentation` to the bit.
 *
 * With five numbers e from [−1, 1), drawn evenly, and p the position (column, row) from the middle:
 *
 *   p' = factor · rotation(angle) · slant · p + shift
 *
 * half = e0 · rotationDegrees · π / 360, t = half · (15 − half²) / (15 − 6 · half²), the tangent of half the angle within
 * 2.4e-4; cos = (1 − t²) / (1 + t²), sin = 2t / (1 + t²), which are a rotation whatever t is; factor = 1 + e1 · scale;
 * slant: column + e2 · shear · row; shift: e3 and e4 · translatePixels, columns and rows. Each output pixel is the bilinear
 * interpolation at the position that it came from; outside of the image all is 0. e = 2u − 1 where u is the uniform of
 * index 8 · image + k in the stream `augmentation` of `@raqam/random`; k is the index of e.
 *
 * Parameters: `numImages`, any; `x` [N, H, W, C]; `y` [N, H, W, C], overwritten, not `x`; `random`: address of four u32,
 * the seed's lower and upper half, step, epoch; `firstImage`: the place of the first of these images in the batch;
 * `padded`: f32 [`sampledImageLength`], scratch. Each operation is rounded to f32. No sine, cosine or tangent is called:
 * engines may round those differently.
 */
export function emitAffineAugmentation(
  module: ModuleBuilder,
  options: AffineAugmentationOptions,
): FunctionHandle<{ numImages: 'i32'; x: 'i32'; y: 'i32'; random: 'i32'; firstImage: 'i32'; padded: 'i32' }, 'none'> {
  const { height, width, numChannels, rotationDegrees, scale, shear, translatePixels } = options;
  const name = `affineAugmentation_${[height, width, numChannels, rotationDegrees, scale, shear, translatePixels].join('_')}`;
  const params = { numImages: 'i32', x: 'i32', y: 'i32', random: 'i32', firstImage: 'i32', padded: 'i32' } as const;
  const imageBytes = 4 * height * width * numChannels;
  return module.sharedFunction(name, params, 'none', (f, { numImages, x, y, random, firstImage, padded }) => {
    const nextWords = createImageDraws(f, createAugmentationDraws(f, random), 'affine', firstImage, BLOCKS_PER_MAP);
    const resample = createResampler(f, options, padded);
    const one = f.let('one', f32x4.const(1));
    const [middleColumn, middleRow] = [width, height].map((length) => f.let('middle', f32x4.const((length - 1) / 2)));
    f.for('image', { to: numImages }, () => {
      const map = emitInverseMap(f, options, nextWords());
      resample(x, y, (columns, visit) => {
        const u = f.let('u', f32x4.sub(f32x4.sub(columns, middleColumn), map.shiftColumns));
        const columnOfColumn = f.let('columnOfColumn', f32x4.mul(map.columnByColumn, u));
        const rowOfColumn = f.let('rowOfColumn', f32x4.mul(map.rowByColumn, u));
        const row = f.let('row', f32x4.neg(middleRow));
        f.for('i', { to: height }, () => {
          const v = f.let('v', f32x4.sub(row, map.shiftRows));
          const ofRow = (byRow: Vector, middle: Vector) => f32x4.add(f32x4.mul(byRow, v), middle);
          visit({
            columns: f.let('column', f32x4.add(columnOfColumn, ofRow(map.columnByRow, middleColumn))),
            rows: f.let('row', f32x4.add(rowOfColumn, ofRow(map.rowByRow, middleRow))),
          });
          f.set(row, f32x4.add(row, one));
        });
      });
      f.advance(x, imageBytes);
      f.advance(y, imageBytes);
    });
  });
}
