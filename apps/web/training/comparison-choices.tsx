'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import styles from './comparison-choices.module.css';
import { COMPARISONS, type Comparison } from './comparison-plans.ts';

interface ComparisonChoicesProps {
  readonly isBusy: boolean;
  readonly onStart: (comparison: Comparison) => void;
}

/** Several runs with one click, to be compared: they follow each other, and their curves are drawn together. */
export function ComparisonChoices({ isBusy, onStart }: ComparisonChoicesProps) {
  const t = useTranslations('training');
  const titleId = useId();
  return (
    <section className={styles.comparisons} aria-labelledby={titleId}>
      <h2 id={titleId}>{t('comparisons')}</h2>
      <p className={styles.note}>{t('comparisonsLead')}</p>
      {COMPARISONS.map((comparison) => (
        <div key={comparison} className={styles.comparison}>
          <p>{t(`comparison.${comparison}`)}</p>
          <button type="button" disabled={isBusy} onClick={() => onStart(comparison)}>
            {t(`startComparison.${comparison}`)}
          </button>
        </div>
      ))}
    </section>
  );
}
