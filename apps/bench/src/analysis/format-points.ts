import { formatNumber } from '@raqam/report';

/** A difference of shares as a number of percentage points, for a column whose head says so. */
export function formatPoints(difference: number): string {
  return formatNumber(100 * difference, 'en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
