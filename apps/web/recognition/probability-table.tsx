'use client';

import { useLocale, useTranslations } from 'next-intl';
import table from '../components/data-table.module.css';
import { DIGITS } from './digits.ts';
import { formatExact } from './format-exact.ts';
import styles from './probability-table.module.css';

interface ProbabilityTableProps {
  /** The id of the heading that names the table. */
  readonly labelledBy: string;
  /** Ten, one for each digit; `null` while nothing is read. */
  readonly probabilities: readonly number[] | null;
}

/** The exact probability of each digit. */
export function ProbabilityTable({ labelledBy, probabilities }: ProbabilityTableProps) {
  const t = useTranslations('reading');
  const locale = useLocale();
  return (
    <table className={`${table.table} ${styles.table}`} aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">{t('digit')}</th>
          <th scope="col" className={table.number}>
            {t('probability')}
          </th>
        </tr>
      </thead>
      <tbody>
        {DIGITS.map((digit) => (
          <tr key={digit}>
            <th scope="row">{digit}</th>
            <td className={table.number}>{formatExact(probabilities?.[digit], locale)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
