'use client';

import type { Figure } from '@raqam/report';
import type { Words } from '@raqam/report/words';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { FigureTable } from './figure-table.tsx';
import styles from './figure-view.module.css';

interface FigureViewProps {
  readonly figure: Figure;
  readonly words: Words;
}

/**
 * Any figure of `@raqam/report`: drawn, or at the press of a switch as a table; with what to see in it and what it shows in
 * a sentence. Pointing, touching and arrow keys read the exact values.
 */
export function FigureView({ figure, words }: FigureViewProps) {
  const t = useTranslations('charts');
  const titleId = useId();
  const [isTable, setIsTable] = useState(false);
  const { title, caption, sentence, table } = words.figure(figure);
  return (
    <figure className={styles.figure}>
      <div className={styles.head}>
        <p id={titleId} className={styles.title}>
          {title}
        </p>
        <button type="button" aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
          {t('table')}
        </button>
      </div>
      <FigureTable labelledBy={titleId} table={table} />
      <figcaption>
        <p className={styles.sentence}>{sentence}</p>
        <p className={styles.caption}>{caption}</p>
      </figcaption>
    </figure>
  );
}
