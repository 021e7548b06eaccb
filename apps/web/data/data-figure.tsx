'use client';

import type { FigureTable as Table } from '@raqam/report/words';
import { useTranslations } from 'next-intl';
import { type ReactNode, useId, useState } from 'react';
import { FigureTable } from '../charts/figure-table.tsx';
import styles from './data-figure.module.css';

interface DataFigureProps {
  readonly title: string;
  /** What the figure shows, in a sentence. */
  readonly sentence: string;
  /** What to see in it. */
  readonly caption: string;
  /** All of its values. */
  readonly table: Table;
  readonly children: ReactNode;
}

/** A figure with its words, drawn, or at the press of a switch as a table. */
export function DataFigure({ title, sentence, caption, table, children }: DataFigureProps) {
  const t = useTranslations('dataDesk');
  const titleId = useId();
  const [isTable, setTable] = useState(false);
  return (
    <figure className={styles.figure} aria-labelledby={titleId}>
      <div className={styles.head}>
        <h4 id={titleId}>{title}</h4>
        <button type="button" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {t('table')}
        </button>
      </div>
      {isTable ? <FigureTable labelledBy={titleId} table={table} /> : children}
      <figcaption>
        <p>{sentence}</p>
        <p className={styles.caption}>{caption}</p>
      </figcaption>
    </figure>
  );
}
