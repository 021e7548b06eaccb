import type { TableBlock } from '../document/report-document.ts';

/** One column of a table: its title, and what a result shows in it. The first column holds words, the others numbers. */
export type Column<Result> = readonly [title: string, cell: (result: Result) => string];

/** Results as a table, one row for each; none where there are no results. */
export function tableBlocks<Result>(
  results: readonly Result[],
  columns: readonly Column<Result>[],
  caption: string | null = null,
): TableBlock[] {
  if (results.length === 0) return [];
  return [
    {
      kind: 'table',
      caption,
      columns: columns.map(([name], column) => ({ name, align: column === 0 ? 'start' : 'end' })),
      rows: results.map((result) => columns.map(([, cell]) => cell(result))),
    },
  ];
}
