import * as v from 'valibot';
import { fraction, fractionBelowOne, number, wholeNumber } from './schema-fields.ts';

/**
 * How training images are changed a little before each step, so that a network sees no image twice. Every amount is drawn
 * anew for each image, evenly from the range given here; 0 leaves that change out. The changes come in this order:
 *
 * 1. The image is turned, scaled, slanted, shifted and bent, all in one resampling: values between pixels are bilinear,
 *    and what comes from outside of the image is 0, paper.
 * 2. Its strokes become thicker or thinner, then it is blurred, then its greys change, then a box is erased.
 *
 * Images are numbers from 0, paper, to 1, ink. The sensible ranges are for digits of 20×20 pixels in images of 28×28.
 */
export interface Augmentation {
  /** Turns by at most so many degrees either way, from 0 to 90; sensible up to 15. @default 0 */
  readonly rotationDegrees: number;
  /** Scales by a factor from 1 − scale to 1 + scale, in [0, 1); sensible up to 0.15. @default 0 */
  readonly scale: number;
  /**
   * Slants: a row is shifted by at most so many columns for each row above the middle, either way, in [0, 1]; sensible
   * up to 0.3. @default 0
   */
  readonly shear: number;
  /** Shifts by at most so many pixels, along rows and along columns, from 0 to 1024; sensible up to 3. @default 0 */
  readonly translatePixels: number;
  /**
   * Bends: a grid of control points lies over the image, each is moved by at most so many pixels along rows and along
   * columns, and what lies between follows a quadratic B-spline, which moves by less: typically by a third. From 0 to
   * 1024; sensible up to 3. @default 0
   */
  readonly elasticPixels: number;
  /**
   * Control points along each side, from 3 to 8: more bend the strokes, fewer the whole digit; decides nothing where
   * `elasticPixels` is 0. @default 5
   */
  readonly elasticGrid: number;
  /**
   * Makes strokes thicker or thinner: each pixel goes by at most this share of the way to the greatest, or to the least,
   * of the 3×3 pixels around it; in [0, 1]. Sensible up to 0.7; 1 can make thin strokes vanish. @default 0
   */
  readonly strokeWidth: number;
  /** Goes by at most this share of the way to the 3×3 binomial mean, in [0, 1]; all of it is sensible. @default 0 */
  readonly blur: number;
  /**
   * Changes greys, in [0, 1]: by a curve that leaves 0 and 1 where they are and lifts or lowers what is between, at most
   * threefold, and by a factor, at most 1.5 or ½; what passes 1 is 1. At half of `contrast` both are about halved.
   * Sensible up to 0.8. @default 0
   */
  readonly contrast: number;
  /**
   * Erases a box whose sides are at most so many pixels long, from 0 to 1024, anywhere in the image, so that strokes
   * break. Sensible up to 6: larger ones can take away what tells digits apart. @default 0
   */
  readonly erasePixels: number;
}

/** How a person writes an augmentation: `{ rotationDegrees: 10, translatePixels: 2 }`. */
export type AugmentationInput = {
  readonly [Field in keyof Augmentation]?: Augmentation[Field] | undefined;
};

const pixels = number('a number from 0 to 1024', (value) => value >= 0 && value <= 1024);

export const augmentationSchema: v.GenericSchema<AugmentationInput, Augmentation> = v.strictObject({
  rotationDegrees: v.optional(
    number('a number from 0 to 90', (value) => value >= 0 && value <= 90),
    0,
  ),
  scale: v.optional(fractionBelowOne, 0),
  shear: v.optional(fraction, 0),
  translatePixels: v.optional(pixels, 0),
  elasticPixels: v.optional(pixels, 0),
  elasticGrid: v.optional(wholeNumber(3, 8), 5),
  strokeWidth: v.optional(fraction, 0),
  blur: v.optional(fraction, 0),
  contrast: v.optional(fraction, 0),
  erasePixels: v.optional(pixels, 0),
});
