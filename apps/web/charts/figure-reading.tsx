import styles from './figure-reading.module.css';

interface FigureReadingProps {
  /** What is read, each with its name; `null` while nothing is pointed at. */
  readonly values: readonly { readonly name: string; readonly value: string }[] | null;
  /** How to read values. */
  readonly hint: string;
}

/** The exact values of what is pointed at or walked to, told to those who cannot see it, too. */
export function FigureReading({ values, hint }: FigureReadingProps) {
  return (
    <output className={styles.reading}>
      {values === null
        ? hint
        : values.map(({ name, value }) => (
            <span key={name}>
              {name} <b>{value}</b>
            </span>
          ))}
    </output>
  );
}
