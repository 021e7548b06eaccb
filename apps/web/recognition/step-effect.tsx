'use client';

import { formatPercent } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import table from '../components/data-table.module.css';
import { DIGITS } from './digits.ts';
import styles from './step-effect.module.css';

interface StepEffectProps {
  /** Ten, with every step. */
  readonly before: readonly number[];
  /** Ten, without those that are left out. */
  readonly after: readonly number[];
}

/** What the steps that are left out were worth: each digit's probability with all of them, and without. */
export function StepEffect({ before, after }: StepEffectProps) {
  const t = useTranslations('live');
  const locale = useLocale();
  const [readBefore, readAfter] = [bestOf(before), bestOf(after)];
  const cell = (probability: number, className?: string) => (
    <td className={table.number}>
      <svg className={className} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect width={100 * probability} height={10} />
      </svg>
      <span>{formatPercent(probability, locale)}</span>
    </td>
  );
  return (
    <figure className={styles.effect}>
      <p className={styles.sentence}>
        {t(readBefore.label === readAfter.label ? 'sameAnswer' : 'otherAnswer', {
          before: String(readBefore.label),
          beforeProbability: formatPercent(readBefore.probability, locale),
          after: String(readAfter.label),
          afterProbability: formatPercent(readAfter.probability, locale),
        })}
      </p>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('digit')}</th>
            <th scope="col" className={table.number}>
              {t('before')}
            </th>
            <th scope="col" className={table.number}>
              {t('after')}
            </th>
          </tr>
        </thead>
        <tbody>
          {DIGITS.map((digit) => (
            <tr key={digit}>
              <th scope="row">{digit}</th>
              {cell(before[digit] ?? 0, styles.before)}
              {cell(after[digit] ?? 0)}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

function bestOf(probabilities: readonly number[]): { readonly label: number; readonly probability: number } {
  const probability = Math.max(...probabilities);
  return { label: probabilities.indexOf(probability), probability };
}
