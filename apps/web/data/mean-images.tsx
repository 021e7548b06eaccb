'use client';

import { formatNumber } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import { DigitCanvas } from '../charts/digit-canvas.tsx';
import { DataFigure } from './data-figure.tsx';
import styles from './mean-images.module.css';
import type { ClassStatistics } from './part-statistics.ts';

interface MeanImagesProps {
  readonly classes: readonly ClassStatistics[];
  readonly height: number;
  readonly width: number;
}

/** All images of each digit laid over each other. */
export function MeanImages({ classes, height, width }: MeanImagesProps) {
  const t = useTranslations('dataDesk');
  const locale = useLocale();
  const present = classes.filter(({ count }) => count > 0);
  const table = {
    columns: [
      { name: t('class'), align: 'start' as const },
      { name: t('count'), align: 'end' as const },
      { name: t('darkest'), align: 'end' as const },
    ],
    rows: present.map(({ label, count, meanImage }) => [
      String(label),
      formatNumber(count, locale),
      formatNumber(Math.max(...meanImage), locale),
    ]),
  };
  return (
    <DataFigure title={t('means')} sentence={t('meansSentence')} caption={t('meansCaption')} table={table}>
      <ul className={styles.means} dir="ltr">
        {present.map(({ label, meanImage }) => (
          <li key={label}>
            <DigitCanvas
              pixels={meanImage}
              height={height}
              width={width}
              label={t('meanOf', { label: String(label) })}
            />
            <span aria-hidden="true">{label}</span>
          </li>
        ))}
      </ul>
    </DataFigure>
  );
}
