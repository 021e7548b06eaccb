'use client';

import type { Reading } from '@raqam/recognizer';
import { formatDuration, formatPercent } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import { memo, type ReactNode } from 'react';
import styles from './answer.module.css';
import { networkNameOf } from './network-name-of.ts';

interface AnswerProps {
  readonly prediction: NonNullable<Reading['prediction']>;
  /** The network that answered. */
  readonly model: Reading['model'];
}

/**
 * The digit or the number that was read, large enough for a room; beside it whether it can be relied on, how sure that
 * is, what came second, how long it took and which network said so.
 */
export const Answer = memo(function Answer({ prediction, model }: AnswerProps) {
  const t = useTranslations('reading');
  const locale = useLocale();
  const { verdict, label, probability, runnerUp, durationMs, number } = prediction;
  const fact = (name: string, value: ReactNode, className?: string) => (
    <div>
      <dt>{name}</dt>
      <dd className={className}>{value}</dd>
    </div>
  );
  return (
    <div className={styles.answer}>
      {number === undefined ? (
        <p
          className={styles.digit}
          style={{ color: verdict === 'notADigit' ? 'var(--ink-soft)' : `var(--digit-${label})` }}
        >
          {label}
        </p>
      ) : (
        <p className={styles.digit} data-length={Math.max(...number.rows.map((row) => row.length))}>
          <bdi dir="ltr">{number.text}</bdi>
        </p>
      )}
      <dl className={styles.facts}>
        {fact(t('verdict'), t(number === undefined ? `verdicts.${verdict}` : 'verdicts.number'), styles.verdict)}
        {fact(t('probability'), formatPercent(number?.probability ?? probability, locale))}
        {number === undefined &&
          fact(
            t('runnerUp'),
            <>
              <span className={styles.label}>{runnerUp.label}</span> {formatPercent(runnerUp.probability, locale)}
            </>,
          )}
        {fact(t('duration'), formatDuration(durationMs + (number?.durationMs ?? 0), locale))}
        {fact(t('network'), t(`networks.${networkNameOf(model)}`), styles.verdict)}
      </dl>
    </div>
  );
});
