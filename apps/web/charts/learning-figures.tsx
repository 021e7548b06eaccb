'use client';

import { formatNumber, formatPercent } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import styles from './learning-figures.module.css';
import { type ChartPoint, LineChart } from './line-chart.tsx';

/** The lines of one figure, by epoch. */
export interface Curves {
  /** On the images learnt from. */
  readonly train: readonly ChartPoint[];
  /** On the validation images, after each epoch; empty without any. */
  readonly validation: readonly ChartPoint[];
}

interface LearningFiguresProps {
  readonly accuracy: Curves;
  readonly loss: Curves;
  readonly epochExtent: readonly [from: number, to: number];
  /** What the lines' points are, in a sentence for the captions. */
  readonly note: string;
}

/** Accuracy and loss as a network learns, side by side where there is room. */
export function LearningFigures({ accuracy, loss, epochExtent, note }: LearningFiguresProps) {
  const t = useTranslations('charts');
  const locale = useLocale();
  const common = {
    xLabel: t('epoch'),
    xDomain: epochExtent,
    formatX: (x: number) => formatNumber(x, locale, { maximumFractionDigits: 2 }),
    empty: t('empty'),
  };
  const seriesOf = ({ train, validation }: Curves) => [
    { name: t('train'), tone: 'machine' as const, points: train },
    { name: t('validation'), tone: 'ink' as const, points: validation },
  ];
  return (
    <div className={styles.figures}>
      <LineChart
        {...common}
        title={t('accuracy')}
        caption={`${t('accuracyCaption')} ${note}`}
        yDomain={[leastOf(valuesOf(accuracy)), 1]}
        formatY={(y) => formatPercent(y, locale, { decimals: 1 })}
        formatTick={(y) => formatPercent(y, locale, { decimals: 0 })}
        series={seriesOf(accuracy)}
      />
      <LineChart
        {...common}
        title={t('loss')}
        caption={t('lossCaption')}
        yDomain={[0, Math.max(0.1, ...valuesOf(loss))]}
        formatY={(y) => formatNumber(y, locale, { minimumFractionDigits: 4, maximumFractionDigits: 4 })}
        formatTick={(y) => formatNumber(y, locale)}
        series={seriesOf(loss)}
      />
    </div>
  );
}

function valuesOf({ train, validation }: Curves): number[] {
  return [...train, ...validation].map(([, value]) => value);
}

/** The least share, for an axis from there to 1; 0 where there is none, or all are 1. */
function leastOf(shares: readonly number[]): number {
  const least = Math.min(1, ...shares);
  return least === 1 ? 0 : least;
}
