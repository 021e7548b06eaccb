import { useTranslations } from 'next-intl';
import { type ReactNode, useId, useState } from 'react';
import table from '../components/data-table.module.css';
import { TableScroller } from '../components/table-scroller.tsx';
import { useEmbedding } from './embedding.ts';
import styles from './toy-frame.module.css';

interface ToyFrameProps {
  /** What a link to it ends in: `#window`. */
  readonly id: string;
  readonly title: string;
  /** What to do with it and what to see, in a sentence or two. */
  readonly caption: string;
  /** What it shows just now, in a sentence. */
  readonly summary: ReactNode;
  /** The same in numbers. */
  readonly numbers: ToyTable;
  /** Whether the address asked for a state that the figure does not have. @default false */
  readonly isRefused?: boolean;
  readonly children: ReactNode;
}

interface ToyTable {
  /** Of the columns; the first one names the rows. */
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * What every figure of the lessons has around it: title, summary, caption, its numbers as a table, a link to its state.
 * Outside of its lesson the summary alone, for the page around it names it and leads to the lesson.
 */
export function ToyFrame({ id, title, caption, summary, numbers, isRefused = false, children }: ToyFrameProps) {
  const t = useTranslations('toys.frame');
  const titleId = useId();
  const [isTable, setIsTable] = useState(false);
  const isEmbedded = useEmbedding() !== null;

  if (isEmbedded) {
    return (
      <figure className={styles.embedded} aria-label={title}>
        {children}
        <output className={styles.summary}>{summary}</output>
      </figure>
    );
  }
  return (
    <figure id={id} className={styles.toy} aria-labelledby={titleId}>
      <div className={styles.head}>
        <h3 id={titleId}>{title}</h3>
        <div className={styles.acts}>
          <button type="button" aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
            {t('table')}
          </button>
          {/* The address carries the state already, and a link to a place on the page leaves it there. */}
          <a href={`#${id}`}>{t('link')}</a>
        </div>
      </div>
      {isRefused && (
        <p role="status" className={styles.refused}>
          {t('refused')}
        </p>
      )}
      {children}
      <output className={styles.summary}>{summary}</output>
      {isTable && <NumbersTable label={title} {...numbers} />}
      <figcaption className={styles.caption}>{caption}</figcaption>
    </figure>
  );
}

function NumbersTable({ label, headings, rows }: ToyTable & { readonly label: string }) {
  const [first, ...others] = headings;
  return (
    <TableScroller label={label}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {others.map((heading) => (
              <th key={heading} scope="col" className={table.number}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...values]) => (
            <tr key={name}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              {values.map((value, column) => (
                <td key={others[column]} className={table.number}>
                  <bdi dir="ltr">{value}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroller>
  );
}
