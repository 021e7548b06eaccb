import compile from 'icu-minify/compile';
import format from 'icu-minify/format';
import type { Locale } from '../i18n/locales.ts';

const FORMATTERS = {
  getDateTimeFormat: (...args: ConstructorParameters<typeof Intl.DateTimeFormat>) => new Intl.DateTimeFormat(...args),
  getNumberFormat: (...args: ConstructorParameters<typeof Intl.NumberFormat>) => new Intl.NumberFormat(...args),
  getPluralRules: (...args: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...args),
};

/** A text of a catalog that did not come with the page, with its values. */
export function formatText(text: string, locale: Locale, values: Readonly<Record<string, string>>): string {
  return String(format(compile(text), locale, values, { formatters: FORMATTERS }));
}
