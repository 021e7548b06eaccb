import type { DigitImage } from '@raqam/image';
import type { DigitSetName } from '../recognizer/digit-set.ts';

/** A digit that at least one network read wrongly. */
export interface WrongDigit {
  readonly set: DigitSetName;
  /** In the set, 0-based. */
  readonly index: number;
  readonly label: number;
  /** What each network read, in their order; null where nothing was seen. */
  readonly readAs: readonly (number | null)[];
  /** What the networks saw; null where there was nothing to see. */
  readonly image: DigitImage | null;
}
