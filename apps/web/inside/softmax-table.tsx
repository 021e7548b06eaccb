'use client';

import { exp } from '@raqam/kernels';
import { useTranslations } from 'next-intl';
import table from '../components/data-table.module.css';
import { TableScroller } from '../components/table-scroller.tsx';
import styles from './softmax-table.module.css';
import { useExact } from './use-exact.ts';

interface SoftmaxTableProps {
  readonly logits: Float32Array;
  readonly probabilities: Float32Array;
  readonly chosen: number;
  readonly onChoose: (label: number) => void;
}

/** How sums become shares: each digit's sum, its power of e, and its share of all powers. */
export function SoftmaxTable({ chosen, logits, onChoose, probabilities }: SoftmaxTableProps) {
  const t = useTranslations('inside');
  const { exact } = useExact();
  const greatest = Math.max(...logits);
  return (
    <TableScroller label={t('softmaxTitle')}>
      <table className={table.table}>
        <caption className={styles.caption}>{t('softmaxCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('digit')}</th>
            <th scope="col" className={table.number}>
              {t('sum')} z
            </th>
            <th scope="col" className={table.number}>
              <bdi dir="ltr">
                e<sup>z − max</sup>
              </bdi>
            </th>
            <th scope="col" className={table.number}>
              {t('share')}
            </th>
          </tr>
        </thead>
        <tbody>
          {Array.from(logits, (logit, label) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the index is the digit, which is its identity
            <tr key={label}>
              <th scope="row">
                <button
                  type="button"
                  className={styles.digit}
                  aria-pressed={label === chosen}
                  aria-label={t('chooseDigit', { label: String(label) })}
                  onClick={() => onChoose(label)}
                >
                  {label}
                </button>
              </th>
              <td className={table.number}>
                <bdi dir="ltr">{exact(logit)}</bdi>
              </td>
              <td className={table.number}>
                <bdi dir="ltr">{exact(exp(Math.fround(logit - greatest)))}</bdi>
              </td>
              <td className={table.number}>
                <bdi dir="ltr">{exact(probabilities[label])}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroller>
  );
}
