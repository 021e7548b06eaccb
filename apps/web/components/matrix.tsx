import styles from './matrix.module.css';

interface MatrixProps {
  readonly title: string;
  /** Rows of numbers as they are to be read, each of the same length. */
  readonly rows: readonly (readonly string[])[];
}

/** A small matrix with its name. It is written from left to right in every language. */
export function Matrix({ title, rows }: MatrixProps) {
  return (
    <figure className={styles.figure}>
      <figcaption>{title}</figcaption>
      <div dir="ltr" className={styles.matrix}>
        <table>
          <tbody>
            {rows.map((row, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the index is the row's place in the matrix, which is its identity
              <tr key={i}>
                {row.map((value, j) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: likewise the column's
                  <td key={j}>{value}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
