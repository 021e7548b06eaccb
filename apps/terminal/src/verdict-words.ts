import type { Verdict } from '@raqam/recognizer';

/** What is said beside an answer that cannot be relied on; at most 12 columns. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  digit: '',
  unsure: 'unsure',
  notADigit: 'not a digit?',
};
