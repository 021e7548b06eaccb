'use client';

import type { Prediction } from '@raqam/recognizer';
import { formatDuration, formatPercent } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import styles from './answer.module.css';

interface AnswerProps {
  readonly prediction: Prediction;
}

/**
 * The digit that was read, large enough for a room; beside it whether it can be relied on, how sure that is, what came
 * second and how long it took.
 */
export function Answer({ prediction: { verdict, label, probability, runnerUp, durationMs } }: AnswerProps) {
  const t = useTranslations('reading');
  const locale = useLocale();
  return (
    <div className={styles.answer}>
      <p
        className={styles.digit}
        style={{ color: verdict === 'notADigit' ? 'var(--ink-soft)' : `var(--digit-${label})` }}
      >
        {label}
      </p>
      <dl className={styles.facts}>
        <div>
          <dt>{t('verdict')}</dt>
          <dd className={styles.verdict}>{t(`verdicts.${verdict}`)}</dd>
        </div>
        <div>
          <dt>{t('probability')}</dt>
          <dd>{formatPercent(probability, locale)}</dd>
        </div>
        <div>
          <dt>{t('runnerUp')}</dt>
          <dd>
            <span className={styles.label}>{runnerUp.label}</span> {formatPercent(runnerUp.probability, locale)}
          </dd>
        </div>
        <div>
          <dt>{t('duration')}</dt>
          <dd>{formatDuration(durationMs, locale)}</dd>
        </div>
      </dl>
    </div>
  );
}
