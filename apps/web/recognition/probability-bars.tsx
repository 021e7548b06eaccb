'use client';

import { useTranslations } from 'next-intl';
import { memo, useId, useState } from 'react';
import { BarList } from './bar-list.tsx';
import styles from './probability-bars.module.css';
import { ProbabilityTable } from './probability-table.tsx';

interface ProbabilityBarsProps {
  /** Ten, one for each digit; `null` while nothing is read: the bars are empty then. */
  readonly probabilities: readonly number[] | null;
}

/** The ten probabilities, as bars or, for those who ask for it, as a table of their exact values. */
export const ProbabilityBars = memo(function ProbabilityBars({ probabilities }: ProbabilityBarsProps) {
  const t = useTranslations('reading');
  const titleId = useId();
  const [isTable, setTable] = useState(false);
  return (
    <figure className={styles.figure}>
      <div className={styles.head}>
        <h2 id={titleId} className={styles.title}>
          {t('bars')}
        </h2>
        <button type="button" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {t('table')}
        </button>
      </div>
      {isTable ? (
        <ProbabilityTable labelledBy={titleId} probabilities={probabilities} />
      ) : (
        <BarList labelledBy={titleId} probabilities={probabilities} />
      )}
      <figcaption className={styles.caption}>{t('barsCaption')}</figcaption>
    </figure>
  );
});
