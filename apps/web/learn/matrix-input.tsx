import styles from './matrix-input.module.css';

interface MatrixInputProps {
  readonly label: string;
  /** The name of a cell, for those who do not see where it lies; row and column from 1. */
  readonly nameCell: (row: number, column: number) => string;
  /** Row-major. */
  readonly values: readonly number[];
  readonly numColumns: number;
  /** The greatest distance of a number from 0. */
  readonly bound: number;
  /** Whether a cell belongs to what is looked at just now. */
  readonly isMarked: (row: number, column: number) => boolean;
  readonly onChange: (values: readonly number[]) => void;
}

/** A small matrix of numbers to change. Left to right in every language. */
export function MatrixInput({ label, nameCell, values, numColumns, bound, isMarked, onChange }: MatrixInputProps) {
  return (
    <fieldset className={styles.matrix} data-columns={numColumns} dir="ltr">
      <legend className={styles.hidden}>{label}</legend>
      {values.map((value, i) => {
        const [row, column] = [Math.floor(i / numColumns), i % numColumns];
        return (
          <input
            // biome-ignore lint/suspicious/noArrayIndexKey: the index is the cell's place, which is its identity
            key={i}
            type="number"
            inputMode="numeric"
            aria-label={nameCell(row + 1, column + 1)}
            data-marked={isMarked(row, column)}
            min={-bound}
            max={bound}
            step={1}
            value={value}
            onChange={(event) => {
              const typed = Math.round(event.target.valueAsNumber);
              // An empty field is on its way to a number, and counts as 0 until then.
              const number = Number.isNaN(typed) ? 0 : Math.min(bound, Math.max(-bound, typed));
              onChange(values.with(i, number));
            }}
          />
        );
      })}
    </fieldset>
  );
}
