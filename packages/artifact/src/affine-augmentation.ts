import * as v from 'valibot';
import { fraction, fractionBelowOne, number } from './schema-fields.ts';

/**
 * How training images are moved a little before each step, so that a network sees no image twice: each is turned,
 * scaled, slanted and shifted about its middle by amounts drawn anew, evenly from the ranges given here. Values between
 * pixels are bilinear, and what comes from outside of the image is 0, paper.
 */
export interface AffineAugmentation {
  /** Turns by at most so many degrees either way, from 0 to 90. @default 0 */
  readonly rotationDegrees: number;
  /** Scales by a factor from 1 − scale to 1 + scale, in [0, 1). @default 0 */
  readonly scale: number;
  /** Slants: a row is shifted by at most so many columns for each row above the middle, either way, in [0, 1]. @default 0 */
  readonly shear: number;
  /** Shifts by at most so many pixels, along rows and along columns, from 0 to 1024. @default 0 */
  readonly translatePixels: number;
}

/** How a person writes an augmentation: `{ rotationDegrees: 10, translatePixels: 2 }`. */
export type AffineAugmentationInput = {
  readonly [Field in keyof AffineAugmentation]?: AffineAugmentation[Field] | undefined;
};

export const affineAugmentationSchema: v.GenericSchema<AffineAugmentationInput, AffineAugmentation> = v.strictObject({
  rotationDegrees: v.optional(
    number('a number from 0 to 90', (value) => value >= 0 && value <= 90),
    0,
  ),
  scale: v.optional(fractionBelowOne, 0),
  shear: v.optional(fraction, 0),
  translatePixels: v.optional(
    number('a number from 0 to 1024', (value) => value >= 0 && value <= 1024),
    0,
  ),
});
