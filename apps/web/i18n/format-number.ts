import type { Locale } from './locales.ts';

/**
 * A number as a reader of the language writes it, always in Western digits: `60,000`, `60 000`. Engines differ in the
 * digits they give Arabic by default, and the digits are the subject here, so the choice is made, not inherited.
 */
export function formatNumber(locale: Locale, value: number, options: Intl.NumberFormatOptions = {}): string {
  return new Intl.NumberFormat(locale, { numberingSystem: 'latn', ...options }).format(value);
}
