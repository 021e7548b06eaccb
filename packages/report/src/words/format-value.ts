import type { Axis } from '../figures/figure.ts';
import type { Unit } from '../figures/quantity.ts';
import { formatBytes } from '../format-bytes.ts';
import { formatDuration } from '../format-duration.ts';
import { formatNumber } from '../format-number.ts';
import { formatPercent } from '../format-percent.ts';
import { THREE_DIGITS } from '../three-digits.ts';
import type { Language } from './language.ts';

/**
 * A value with its unit. Shares have two decimals, what 10 000 test images tell apart; losses have four, as the tools
 * print them.
 *
 * @param extraDecimals Of shares and losses, for values that would read alike and are not.
 */
export function formatValue({ locale, say }: Language, value: number, unit: Unit, extraDecimals = 0): string {
  switch (unit) {
    case 'share':
      return formatPercent(value, locale, { decimals: 2 + extraDecimals });
    case 'nats':
      return formatNumber(value, locale, {
        minimumFractionDigits: 4 + extraDecimals,
        maximumFractionDigits: 4 + extraDecimals,
      });
    case 'count':
      return formatNumber(value, locale);
    case 'ms':
      return formatDuration(value, locale);
    case 'imagesPerSecond':
      return say('unit.imagesPerSecond', { value: formatNumber(value, locale, THREE_DIGITS) });
    case 'bytes':
      return formatBytes(value, locale);
    case 'times':
      return say('unit.times', { value: formatNumber(value, locale, THREE_DIGITS) });
  }
}

/** A tick of an axis: as few digits as tell the ticks apart, and no unit that the axis's name says already. */
export function formatTick(language: Language, tick: number, { unit, decimals }: Axis): string {
  if (unit === 'ms' || unit === 'bytes') return formatValue(language, tick, unit);
  if (unit === 'share') return formatPercent(tick, language.locale, { decimals: Math.max(0, decimals - 2) });
  const number = formatNumber(tick, language.locale, { maximumFractionDigits: decimals });
  return unit === 'times' ? language.say('unit.times', { value: number }) : number;
}

/** A confidence level: `95%`, `99.9%`. */
export function formatLevel({ locale }: Language, level: number): string {
  return formatNumber(level, locale, { style: 'percent', maximumFractionDigits: 2 });
}

/** A probability of a network's answer: `99.2%`. */
export function formatProbability({ locale }: Language, probability: number): string {
  return formatPercent(probability, locale, { decimals: 1 });
}
