import type { Metrics } from '@raqam/artifact';
import { accuracyInterval, formatNumber, formatPercent } from '@raqam/report';
import { LOCALE } from './locale.ts';

/** `98.95% of 10,000 (95% interval 98.73% to 99.13%)`. */
export function describeAccuracy({ accuracy, count }: Pick<Metrics, 'accuracy' | 'count'>): string {
  const { low, high, level } = accuracyInterval({ accuracy, count });
  const percent = (share: number) => formatPercent(share, LOCALE, { count });
  const interval = `${formatPercent(level, LOCALE, { decimals: 0 })} interval ${percent(low)} to ${percent(high)}`;
  return `${percent(accuracy)} of ${formatNumber(count, LOCALE)} (${interval})`;
}
