import { formatNumber } from '@raqam/report';
import { useLocale } from 'next-intl';

/** Writes numbers as readers of the page's language do, each with the same count of decimals. */
export function useNumber(): (value: number, decimals?: number) => string {
  const locale = useLocale();
  return (value, decimals = 0) =>
    // What rounds to 0 is 0, not −0.
    formatNumber(value, locale, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      signDisplay: 'negative',
    });
}
