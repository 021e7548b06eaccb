import { formatNumber } from '@raqam/report';
import type { Locale } from '../i18n/locales.ts';

/** A probability with the six decimals that a network of 32-bit numbers knows; a dash while there is none. */
export function formatExact(probability: number | undefined, locale: Locale): string {
  if (probability === undefined) return '–';
  return formatNumber(probability, locale, { minimumFractionDigits: 6, maximumFractionDigits: 6 });
}
