'use client';

import { formatNumber, formatPercent, valueAxis } from '@raqam/report';
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
  const accuracyAxis = valueAxis(valuesOf(accuracy), 1);
  const lossAxis = valueAxis(valuesOf(loss), 0);
  return (
    <div className={styles.figures}>
      <LineChart
        {...common}
        title={t('accuracy')}
        caption={`${t('accuracyCaption')} ${note}`}
        yAxis={accuracyAxis}
        formatY={(y) => formatPercent(y, locale, { decimals: 1 })}
        formatTick={(y) => formatPercent(y, locale, { decimals: Math.max(0, accuracyAxis.decimals - 2) })}
        series={seriesOf(accuracy)}
      />
      <LineChart
        {...common}
        title={t('loss')}
        caption={t('lossCaption')}
        yAxis={lossAxis}
        formatY={(y) => formatNumber(y, locale, { minimumFractionDigits: 4, maximumFractionDigits: 4 })}
        formatTick={(y) => formatNumber(y, locale, { maximumFractionDigits: lossAxis.decimals })}
        series={seriesOf(loss)}
      />
    </div>
  );
}

function valuesOf({ train, validation }: Curves): number[] {
  return [...train, ...validation].map(([, value]) => value);
}
