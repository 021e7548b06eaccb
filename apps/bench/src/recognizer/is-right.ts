import type { SetDigit } from './digit-set.ts';
import type { Reading } from './read-drawings.ts';

/** Whether each digit was read as what it is, whatever the verdict; one of which nothing was seen was not. */
export function isRight(digits: readonly Pick<SetDigit, 'label'>[], { labels }: Reading): boolean[] {
  return digits.map(({ label }, i) => labels[i] === label);
}
