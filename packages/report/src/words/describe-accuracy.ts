import type { Metrics } from '@raqam/artifact';
import { accuracyInterval } from '../accuracy-interval.ts';
import { formatNumber } from '../format-number.ts';
import { formatPercent } from '../format-percent.ts';
import { formatLevel } from './format-value.ts';
import type { Language } from './language.ts';

/** An accuracy in a sentence, with what so many images allow to say. */
export function describeAccuracy(language: Language, metrics: Metrics): string {
  const { count, accuracy } = metrics;
  const { low, high, level } = accuracyInterval(metrics);
  const share = (value: number) => formatPercent(value, language.locale, { count });
  return language.say('value.accuracy', {
    accuracy: share(accuracy),
    count: formatNumber(count, language.locale),
    level: formatLevel(language, level),
    low: share(low),
    high: share(high),
  });
}
