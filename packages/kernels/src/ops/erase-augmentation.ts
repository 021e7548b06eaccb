import {
  type FunctionHandle,
  f32x4,
  i32x4,
  type Local,
  loadLanes,
  type ModuleBuilder,
  storeLanes,
  type Vector,
  v128,
} from '../assembler/index.ts';
import { createAugmentationDraws, createImageDraws, drawnFraction } from './augmentation-draws.ts';
import type { ImageShape } from './image-shape.ts';

/** What images are and how much of them is erased. */
export interface EraseAugmentationOptions extends ImageShape {
  /** Greatest length of a side of the box. */
  readonly erasePixels: number;
}

/**
 * Erases a random box of each image, so that strokes break; equal to the reference `eraseAugmentation` to the bit.
 *
 *   height = u0 · erasePixels, width = u1 · erasePixels; the middle is at row u2 · H and column u3 · W
 *   y = x · (1 − coveredRow · coveredColumn)
 *
 * What the box covers of row i, which reaches from i to i + 1, is clamp(bottom − i) − clamp(top − i), clamped to [0, 1],
 * and likewise of a column: at its edges pixels are erased in part. A box may be thin, a cut, and lie partly outside. u0 to
 * u3 are the uniforms of index 4 · (5 · 2^24 + image) and following in the stream `augmentation` of `@raqam/random`.
 *
 * Parameters: `numImages`, any; `x` [N, H, W, C], overwritten; `random`: address of four u32, the seed's lower and upper
 * half, step, epoch; `firstImage`: the place of the first of these images in the batch.
 *
 * @see DeVries and Taylor, "Improved Regularization of Convolutional Neural Networks with Cutout", arXiv:1708.04552
 */
export function emitEraseAugmentation(
  module: ModuleBuilder,
  { erasePixels, height, numChannels, width }: EraseAugmentationOptions,
): FunctionHandle<{ numImages: 'i32'; x: 'i32'; random: 'i32'; firstImage: 'i32' }, 'none'> {
  const name = `eraseAugmentation_${[height, width, numChannels, erasePixels].join('_')}`;
  const params = { numImages: 'i32', x: 'i32', random: 'i32', firstImage: 'i32' } as const;
  const rowLength = width * numChannels;
  const { add, const: constant, div, floor, mul, pmax, pmin, sub } = f32x4;
  return module.sharedFunction(name, params, 'none', (f, { numImages, x, random, firstImage }) => {
    const nextWords = createImageDraws(f, createAugmentationDraws(f, random), 'erase', firstImage, 1);
    const one = f.let('one', constant(1));
    const clamp = (value: Vector) => pmin(pmax(value, constant(0)), one);
    f.for('image', { to: numImages }, () => {
      const words = nextWords();
      const side = (indexOfSize: number, indexOfMiddle: number, length: number) => {
        const half = f.let('half', mul(drawnFraction(words, indexOfSize), constant(erasePixels / 2)));
        const middle = f.let('middle', mul(drawnFraction(words, indexOfMiddle), constant(length)));
        const [start, end] = [f.let('start', sub(middle, half)), f.let('end', add(middle, half))];
        return (place: Local<'v128'>) => sub(clamp(sub(end, place)), clamp(sub(start, place)));
      };
      const coveredRow = side(0, 2, height);
      const coveredColumn = side(1, 3, width);
      const row = f.let('row', constant(0));
      f.for('i', { to: height }, () => {
        const ofRow = f.let('ofRow', coveredRow(row));
        f.if(
          v128.anyTrue(f32x4.gt(ofRow, constant(0))),
          () => {
            const place = f.let('place', f32x4.convertI32x4S(i32x4.const(0, 1, 2, 3)));
            const eraseGroup = (numLanes: number) => {
              const column = numChannels === 1 ? place : f.let('column', floor(div(place, constant(numChannels))));
              const kept = sub(one, mul(ofRow, coveredColumn(column)));
              const result = f.let('result', mul(loadLanes(x, numLanes), kept));
              for (const store of storeLanes(x, result, numLanes)) f.do(store);
              f.advance(x, 4 * numLanes);
              f.set(place, add(place, constant(4)));
            };
            f.for('j', { to: Math.floor(rowLength / 4) }, () => eraseGroup(4));
            if (rowLength % 4 > 0) eraseGroup(rowLength % 4);
          },
          () => f.advance(x, 4 * rowLength),
        );
        f.set(row, add(row, one));
      });
    });
  });
}
