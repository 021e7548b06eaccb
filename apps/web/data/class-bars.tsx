'use client';

import { formatNumber, formatPercent } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import styles from './class-bars.module.css';
import { DataFigure } from './data-figure.tsx';
import type { ClassStatistics } from './part-statistics.ts';

interface ClassBarsProps {
  readonly classes: readonly ClassStatistics[];
  readonly quantity: 'count' | 'ink';
}

/** A bar for each digit: how many images there are, or how much ink is on them, with the range of most of them. */
export function ClassBars({ classes, quantity }: ClassBarsProps) {
  const t = useTranslations('dataDesk');
  const locale = useLocale();
  const share = (value: number | null) => (value === null ? '–' : formatPercent(value, locale));
  const bars = classes.map(({ label, count, meanInk, lowInk, highInk }) =>
    quantity === 'count'
      ? { label, value: count, text: formatNumber(count, locale), low: null, high: null }
      : { label, value: meanInk ?? 0, text: share(meanInk), low: lowInk, high: highInk },
  );
  const longest = Math.max(...bars.map(({ value, high }) => high ?? value));
  const present = bars.filter((_, i) => (classes[i]?.count ?? 0) > 0);
  const ordered = present.toSorted((a, b) => b.value - a.value);
  const [most, least] = [ordered[0], ordered[ordered.length - 1]];
  const number = { align: 'end' as const };
  const table =
    quantity === 'count'
      ? {
          columns: [
            { name: t('class'), align: 'start' as const },
            { name: t('count'), ...number },
          ],
          rows: classes.map(({ label, count }) => [String(label), formatNumber(count, locale)]),
        }
      : {
          columns: [
            { name: t('class'), align: 'start' as const },
            { name: t('meanInk'), ...number },
            { name: t('lowInk'), ...number },
            { name: t('highInk'), ...number },
          ],
          rows: classes.map(({ label, meanInk, lowInk, highInk }) => [
            String(label),
            share(meanInk),
            share(lowInk),
            share(highInk),
          ]),
        };
  const sentence =
    most === undefined || least === undefined
      ? t('noClasses')
      : most.value === least.value
        ? t(`${quantity}Even`, { value: most.text })
        : t(`${quantity}Sentence`, {
            most: String(most.label),
            mostValue: most.text,
            least: String(least.label),
            leastValue: least.text,
          });
  const x = (value: number) => (longest === 0 ? 0 : (value / longest) * 100);
  return (
    <DataFigure title={t(`${quantity}Title`)} sentence={sentence} caption={t(`${quantity}Caption`)} table={table}>
      <ul className={styles.bars} dir="ltr">
        {bars.map(({ label, value, text, low, high }) => (
          <li key={label}>
            <span>{label}</span>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect width={x(value)} height={10} fill={`var(--digit-${label})`} />
              {low !== null && high !== null && (
                <path className={styles.whisker} d={`M${x(low)} 5H${x(high)}M${x(low)} 2v6M${x(high)} 2v6`} />
              )}
            </svg>
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </DataFigure>
  );
}
