/** One column of a table: its title, and what a result shows in it. The first column is set left, the others right. */
export type Column<Result> = readonly [title: string, cell: (result: Result) => string];

/** Results as a Markdown table, one line for each. */
export function table<Result>(results: readonly Result[], columns: readonly Column<Result>[]): string {
  const header = columns.map(([title]) => title);
  const rows = results.map((result) => columns.map(([, cell]) => cell(result)));
  // A column's rule needs a dash beside its colon.
  const widths = header.map((title, column) => Math.max(2, title.length, ...rows.map((row) => row[column].length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(header), rule, ...rows.map(line)].join('\n');
}
