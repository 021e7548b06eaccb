// biome-ignore-all lint/suspicious/noArrayIndexKey: rows and columns are their places, two may be alike, and nothing moves in a file
import type { FigureTable } from '@raqam/report/words';
import { useId } from 'react';

interface DataTableProps {
  readonly table: FigureTable;
  readonly caption: string | null;
  /** Id of what names it where it has no caption. */
  readonly labelledBy?: string;
}

/** Numbers of more letters than this, such as intervals, may be broken. */
const MAX_UNBROKEN = 18;

/** A table that scrolls by itself where the screen is narrower; the first cell of a row names it. */
export function DataTable({ table: { columns, rows }, caption, labelledBy }: DataTableProps) {
  const cellClass = (column: number, text: string) => {
    if (columns[column].align === 'start') return undefined;
    return text.length > MAX_UNBROKEN ? 'number long' : 'number';
  };
  const captionId = useId();
  const namedBy = caption === null ? labelledBy : captionId;
  return (
    <div>
      {/* Not inside of the table, with which it would be cut where that scrolls. */}
      {caption !== null && (
        <p className="title" id={captionId}>
          {caption}
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys */}
      {/* biome-ignore lint/a11y/useSemanticElements: no fields are grouped, and a section would be one more landmark */}
      <div className="scroller" role="group" tabIndex={0} aria-labelledby={namedBy}>
        <table aria-labelledby={namedBy}>
          <thead>
            <tr>
              {columns.map(({ name }, column) => (
                <th key={column} scope="col" className={cellClass(column, name)}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr key={i}>
                {row.map((cell, column) =>
                  column === 0 ? (
                    <th key={column} scope="row" className={cellClass(column, cell)}>
                      {cell}
                    </th>
                  ) : (
                    <td key={column} className={cellClass(column, cell)}>
                      {cell}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
