import type { DigitImage } from '@raqam/image';

/** How a drawing was read. */
export interface Prediction {
  /** The digit with the highest probability, 0 to 9. */
  readonly label: number;
  /** Of `label`, in [0, 1]. */
  readonly probability: number;
  /** Of the ten digits, in order; their sum is 1 but for rounding. */
  readonly probabilities: readonly number[];
  /** The second best digit. */
  readonly runnerUp: { readonly label: number; readonly probability: number };
  /** What the network saw. */
  readonly image: DigitImage;
  /** From drawing to answer, in milliseconds. */
  readonly durationMs: number;
}
