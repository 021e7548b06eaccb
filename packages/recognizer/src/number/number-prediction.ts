import type { DigitImage } from '@raqam/image';

/** A rectangle in the drawing's own units: those of the strokes, or pixels of the picture that was passed. */
export interface DigitBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** One digit of a number. */
export interface NumberDigit {
  /** The smallest upright rectangle around its ink; of strokes, around the pen's path. */
  readonly box: DigitBox;
  /** The digit with the highest probability, 0 to 9. */
  readonly label: number;
  /** Of `label`, in [0, 1], taken that this ink is one digit. */
  readonly probability: number;
  /** Of the ten digits, in order; their sum is 1 but for rounding. */
  readonly probabilities: readonly number[];
  /** What the network saw of it. */
  readonly image: DigitImage;
}

/** How a drawing was read as rows of digits. */
export interface NumberPrediction {
  /** All digits in reading order, rows separated by a line feed: `1848` or `12\n345`. */
  readonly text: string;
  /** In reading order: rows from the top down, each from left to right. */
  readonly digits: readonly NumberDigit[];
  /** The same digits, row by row. */
  readonly rows: readonly (readonly NumberDigit[])[];
  /** Of the whole text, in [0, 1]: that the ink is cut apart rightly, times that each digit is. */
  readonly probability: number;
  /** From drawing to answer, in milliseconds. */
  readonly durationMs: number;
}
