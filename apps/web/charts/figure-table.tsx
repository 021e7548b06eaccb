import type { FigureTable as Table } from '@raqam/report/words';
import table from '../components/data-table.module.css';
import styles from './figure-view.module.css';

interface FigureTableProps {
  /** The id of what names it. */
  readonly labelledBy: string;
  readonly table: Table;
}

/** All values of a figure, or of a verdict, as a table; a large one scrolls by itself. */
export function FigureTable({ labelledBy, table: { columns, rows } }: FigureTableProps) {
  const classOf = (column: number) => (columns[column].align === 'end' ? table.number : undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys (WCAG 2.1.1)
    <section className={styles.table} aria-labelledby={labelledBy} tabIndex={0}>
      <table className={table.table} aria-labelledby={labelledBy}>
        <thead>
          <tr>
            {columns.map(({ name }, column) => (
              <th key={name} scope="col" className={classOf(column)}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity than their place
            <tr key={row}>
              {cells.map((cell, column) =>
                column === 0 ? (
                  <th key={columns[column].name} scope="row" className={classOf(column)}>
                    {cell}
                  </th>
                ) : (
                  <td key={columns[column].name} className={classOf(column)}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
