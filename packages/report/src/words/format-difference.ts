import type { Unit } from '../figures/quantity.ts';
import { formatNumber } from '../format-number.ts';
import { formatValue } from './format-value.ts';
import type { Language } from './language.ts';

/** As many decimals as the values have, and two digits at least, so that no difference reads as 0. */
const differenceDigits = (decimals: number): Intl.NumberFormatOptions => ({
  maximumFractionDigits: decimals,
  maximumSignificantDigits: 2,
  roundingPriority: 'morePrecision',
  signDisplay: 'negative',
});

/**
 * How far apart two values are. Shares differ by points, since a percentage of a percentage can be read in two ways.
 * Durations and sizes carry their sign in front.
 */
export function formatDifference(language: Language, difference: number, unit: Unit): string {
  if (unit === 'share') {
    // The plural follows what is read, not what was reckoned.
    const count = Math.round(Math.abs(difference) * 10_000) / 100;
    return language.say('unit.points', { count, value: formatPoints(language, difference) });
  }
  if (unit === 'nats') return formatNumber(difference, language.locale, differenceDigits(4));
  // Formats of lengths of time and of bytes take no negative ones.
  return difference < 0 ? `-${formatValue(language, -difference, unit)}` : formatValue(language, difference, unit);
}

/** A difference of shares in points, without the word: the lower end of a range that names its unit at the upper one. */
export function formatPoints({ locale }: Language, difference: number): string {
  return formatNumber(difference * 100, locale, differenceDigits(2));
}
