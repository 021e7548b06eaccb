'use client';

import type { ValueTerm } from '@raqam/engine/reference';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import table from '../components/data-table.module.css';
import { TableScroller } from '../components/table-scroller.tsx';
import styles from './detail.module.css';
import { formatF32 } from './format-f32.ts';
import { useInputName } from './use-input-name.ts';

interface ExactTermsProps {
  readonly terms: readonly ValueTerm[];
  /** The shape of the layer's inputs, to name their places. */
  readonly inputShape: readonly number[];
}

/** Every product of a sum, to the last bit, in the order in which they are added up. */
export function ExactTerms({ inputShape, terms }: ExactTermsProps) {
  const t = useTranslations('inside');
  const locale = useLocale();
  const nameOf = useInputName(inputShape);
  const [isOpen, setIsOpen] = useState(false);
  const title = t('allProducts', { count: terms.length });
  return (
    <details className={styles.exact} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen && (
        <TableScroller label={title}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{t('input')}</th>
                <th scope="col" className={table.number}>
                  {t('value')}
                </th>
                <th scope="col" className={table.number}>
                  {t('weight')}
                </th>
                <th scope="col" className={table.number}>
                  {t('product')}
                </th>
              </tr>
            </thead>
            <tbody>
              {terms.map(({ index, input, product, weight }) => (
                <tr key={index}>
                  <th scope="row">{nameOf(index)}</th>
                  {[input, weight ?? 1, product].map((value, column) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the index is the column, which is its identity
                    <td key={column} className={table.number}>
                      <bdi dir="ltr">{formatF32(value, locale)}</bdi>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroller>
      )}
    </details>
  );
}
