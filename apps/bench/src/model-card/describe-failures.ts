import { formatNumber } from '@raqam/report';
import type { DigitSet } from '../recognizer/digit-set.ts';
import { type Column, table } from './markdown-table.ts';
import { CAUSES, type Cause, type Sorting } from './sorted-digits.ts';

/** The wrong digits of one set. */
export interface SetFailures extends Pick<DigitSet, 'name' | 'description'> {
  readonly sorting: Sorting;
}

/** The name of the sheet that shows the digits of one set and cause. */
export function sheetName(set: string, cause: Cause): string {
  return `${set}-${cause}.png`;
}

/**
 * The wrong digits as Markdown: how many there are of each cause, and their pictures.
 *
 * @param models In the order in which each digit tells what they read.
 * @param folder Of the pictures, from the document.
 */
export function describeFailures(failures: readonly SetFailures[], models: readonly string[], folder: string): string {
  const rows = failures.flatMap(({ description, name, sorting }) =>
    CAUSES.map((cause) => ({ cause, description, digits: sorting.byCause[cause], name })),
  );
  const columns: readonly Column<(typeof rows)[number]>[] = [
    ['digits of', ({ description }) => description],
    ['cause', ({ cause }) => cause],
    ...models.map((model, m): Column<(typeof rows)[number]> => {
      const countOf = ({ digits }: (typeof rows)[number]) =>
        digits.filter(({ label, readAs }) => readAs[m] !== label).length;
      return [`wrong by ${model}`, (row) => formatNumber(countOf(row), 'en')];
    }),
  ];
  const pictures = rows
    .filter(({ digits }) => digits.length > 0)
    .map(
      ({ cause, description, name }) =>
        `${description}, ${cause}:\n\n![${description}: ${cause} digits](${folder}/${sheetName(name, cause)})`,
    );
  return [table(rows, columns), ...pictures].join('\n\n');
}
