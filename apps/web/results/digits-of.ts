import type { DatasetIdentity } from '@raqam/artifact';
import type { DigitsChoice } from '../digits/load-digits.ts';

/** Where the digits that a run learnt from come from. */
export function digitsOf({ name }: DatasetIdentity): DigitsChoice['source'] {
  return name.startsWith('synthetic') ? 'synthetic' : 'mnist';
}
