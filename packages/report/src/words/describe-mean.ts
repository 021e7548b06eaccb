import type { Unit } from '../figures/quantity.ts';
import { formatNumber } from '../format-number.ts';
import type { MeanInterval } from '../mean-interval.ts';
import { formatDifference } from './format-difference.ts';
import { formatEnds } from './format-ends.ts';
import { formatLevel, formatValue } from './format-value.ts';
import type { Language } from './language.ts';

/** A mean of repetitions in a phrase. */
export function describeMean(
  language: Language,
  { mean, interval, standardDeviation, numValues }: MeanInterval,
  unit: Unit,
): string {
  const value = formatValue(language, mean, unit);
  if (interval === null || standardDeviation === null) return language.say('value.single', { mean: value });
  return language.say('value.mean', {
    mean: value,
    level: formatLevel(language, interval.level),
    ...formatEnds(language, interval, unit),
    deviation: formatDifference(language, standardDeviation, unit),
    count: numValues,
    value: formatNumber(numValues, language.locale),
  });
}
