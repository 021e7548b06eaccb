import { formatNumber } from '../format-number.ts';
import type { Language } from './language.ts';

const LEAST = 0.001;

/**
 * A p-value: `p = 0.42`, `p < 0.001`. Two significant digits, and more where fewer would put it on the other side of the
 * level: 0.0501 reads as 0.0501 beside 0.05, since p ≤ level tells two recipes apart.
 */
export function formatP({ locale }: Language, p: number, level: number): string {
  if (p < LEAST) return `p < ${formatNumber(LEAST, locale)}`;
  let digits = 2;
  while (digits < 17 && Number(p.toPrecision(digits)) <= level !== p <= level) digits += 1;
  return `p = ${formatNumber(p, locale, { maximumSignificantDigits: digits })}`;
}
