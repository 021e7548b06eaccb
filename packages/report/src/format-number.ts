import { numberFormat } from './number-format.ts';

/**
 * A number as a reader of the language writes it, in Western digits: `60,000`, `60 000`.
 *
 * @param locale A BCP 47 language tag, such as `en`, `fr` or `ar`.
 * @param options Those of `Intl.NumberFormat`; by default three decimals at most.
 * @throws {RangeError} When the locale or an option is none, as `Intl.NumberFormat` does.
 */
export function formatNumber(value: number, locale: string, options: Intl.NumberFormatOptions = {}): string {
  return numberFormat(locale, options).format(value);
}
