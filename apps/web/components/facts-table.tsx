import type { ReactNode } from 'react';
import styles from './data-table.module.css';

/** What a {@link FactsTable} shows. */
interface FactsTableProps {
  /** The id of the heading that names the table. */
  readonly labelledBy: string;
  readonly headings: readonly [name: string, value: string];
  /** Names differ from each other. */
  readonly facts: readonly { readonly name: string; readonly value: ReactNode }[];
}

/** Names and what belongs to each, one a row. */
export function FactsTable({ labelledBy, headings: [name, value], facts }: FactsTableProps) {
  return (
    <table className={styles.table} aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">{name}</th>
          <th scope="col">{value}</th>
        </tr>
      </thead>
      <tbody>
        {facts.map((fact) => (
          <tr key={fact.name}>
            <th scope="row">{fact.name}</th>
            <td>{fact.value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
