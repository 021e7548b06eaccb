import { formatNumber, formatPercent } from '@raqam/report';
import type { AaVerdict } from './timings.ts';

/** What an A/A check found, in one or two sentences. */
export function describeAa({ center, high, kind, level, low, ratios }: AaVerdict): string {
  if (low === null || high === null) {
    return 'A/A check: a single round tells nothing about how restless the machine was.';
  }
  const found = `A/A check: one condition was timed twice in each of ${ratios.length} rounds; the second time took ${times(center)} the first`;
  const interval = `${found} (${formatPercent(level, 'en', { decimals: 0 })} interval ${times(low)} to ${times(high)}).`;
  return kind === 'different'
    ? `${interval} That is a difference where there is none: the machine was too restless for its durations to be compared.`
    : `${interval} Differences smaller than this interval mean nothing here.`;
}

function times(ratio: number): string {
  return `${formatNumber(ratio, 'en', { minimumFractionDigits: 3, maximumFractionDigits: 3 })} ×`;
}
