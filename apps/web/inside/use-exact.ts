import { formatNumber } from '@raqam/report';
import { useLocale } from 'next-intl';
import { formatF32 } from './format-f32.ts';

/** How numbers of a network are written: in full, or short enough for a figure. */
export interface ExactNumbers {
  readonly exact: (value: number) => string;
  readonly short: (value: number) => string;
}

/** Writes numbers of a network as readers of the page's language do. */
export function useExact(): ExactNumbers {
  const locale = useLocale();
  return {
    exact: (value) => formatF32(value, locale),
    short: (value) => formatNumber(value, locale, { maximumSignificantDigits: 3, useGrouping: false }),
  };
}
