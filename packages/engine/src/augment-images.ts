import type { Augmentation } from '@raqam/artifact';
import {
  affineAugmentation,
  blurAugmentation,
  contrastAugmentation,
  elasticAugmentation,
  eraseAugmentation,
  strokeWidthAugmentation,
} from '@raqam/kernels';

/** The size of each image. */
export interface ImageSize {
  readonly height: number;
  readonly width: number;
}

/** Each kind of change draws from numbers of its own, 2^24 blocks of four apart: `emitAffineAugmentation` and the others. */
const NUMBERS_PER_KIND = 4 * 2 ** 24;

/**
 * Changes images as a training does before a step, to the bit: to look at what a network learns from.
 *
 * @param images Gray images [N, H, W], f32 from 0 (paper) to 1 (ink), at most 65536; not changed.
 * @param augmentation Complete, as `parseTrainOptions` returns it.
 * @param uniform Numbers of the stream `augmentation` of `@raqam/random` at the epoch and step of the training.
 * @returns Images of the same size; a copy where no range is above 0.
 */
export function augmentImages(
  images: Float32Array,
  { height, width }: ImageSize,
  augmentation: Augmentation,
  uniform: (index: number) => number,
): Float32Array<ArrayBuffer> {
  const options = { height, width, numChannels: 1, ...augmentation };
  const { blur, contrast, elasticPixels, erasePixels, rotationDegrees, scale, shear, strokeWidth, translatePixels } =
    augmentation;
  const draws = (kind: number) => (index: number) => uniform(kind * NUMBERS_PER_KIND + index);
  let changed = Float32Array.from(images);
  const map = (change: (x: Float32Array, y: Float32Array) => void) => {
    const y = new Float32Array(changed.length);
    change(changed, y);
    changed = y;
  };

  if (elasticPixels > 0) {
    map((x, y) => elasticAugmentation(x, { affine: draws(0), elastic: draws(1) }, y, options));
  } else if (Math.max(rotationDegrees, scale, shear, translatePixels) > 0) {
    map((x, y) => affineAugmentation(x, draws(0), y, options));
  }
  if (strokeWidth > 0) map((x, y) => strokeWidthAugmentation(x, draws(2), y, options));
  if (blur > 0) map((x, y) => blurAugmentation(x, draws(3), y, options));
  if (contrast > 0) contrastAugmentation(changed, draws(4), options);
  if (erasePixels > 0) eraseAugmentation(changed, draws(5), options);
  return changed;
}
