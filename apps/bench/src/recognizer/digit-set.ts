import type { Raster, Stroke } from '@raqam/image';

/** A digit that a recognizer is judged by. */
export interface SetDigit<Drawing = Raster | readonly Stroke[]> {
  /** In the set, 0-based. */
  readonly index: number;
  readonly label: number;
  /** Null where the set does not name its writers. */
  readonly writer: string | null;
  readonly drawing: Drawing;
}

/** Digits that the shipped networks have never learnt from. */
export interface DigitSet<Drawing = Raster | readonly Stroke[]> {
  readonly name: DigitSetName;
  /** Which part of which file it is. */
  readonly description: string;
  readonly digits: readonly SetDigit<Drawing>[];
}

/** The sets that recognizers are judged by, in the order of reports. */
export const DIGIT_SET_NAMES = ['mnist', 'unipen', 'pendigits', 'usps'] as const;

export type DigitSetName = (typeof DIGIT_SET_NAMES)[number];
