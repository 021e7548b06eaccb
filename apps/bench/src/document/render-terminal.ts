import type { Figure } from '@raqam/report';
import type { FigureWords } from '@raqam/report/words';
import { environmentFacts } from './environment-facts.ts';
import type { Block, ReportDocument } from './report-document.ts';
import { barsLines } from './terminal/bars-lines.ts';
import { curvesLines } from './terminal/curves-lines.ts';
import { createPaint, type Paint } from './terminal/paint.ts';
import { pictureLines } from './terminal/picture-lines.ts';
import { reliabilityLines } from './terminal/reliability-lines.ts';
import { tableLines } from './terminal/table-lines.ts';
import { wrapText } from './terminal/wrap-text.ts';

/** The terminal that a report is written to. */
export interface TerminalOptions {
  /** Its width; narrower ones than 40 are treated as 40. @default 80 */
  readonly columns?: number | undefined;
  /** Whether it shows colors. @default false */
  readonly color?: boolean | undefined;
}

const LEAST_COLUMNS = 40;
/** Lines of text longer than this are hard to read. */
const MOST_TEXT_COLUMNS = 100;

/** A report as lines for a terminal: its figures drawn with blocks and dots, nothing wider than the terminal. */
export function renderTerminal(
  document: ReportDocument,
  { columns = 80, color = false }: TerminalOptions = {},
): string {
  const width = Math.max(LEAST_COLUMNS, columns);
  const paint = createPaint(color);
  const text = (value: string, indent?: string) => wrapText(value, Math.min(width, MOST_TEXT_COLUMNS), indent);
  const { title, description, summary, sections, command } = document;
  const parts: string[][] = [
    text(title).map(paint.strong),
    text(description),
    ...(summary.length === 0 ? [] : [summary.flatMap((sentence) => text(`• ${sentence}`, '  '))]),
    ...sections.flatMap((section) => [
      headLines(section.title, paint),
      ...section.blocks.flatMap((block) => blockParts(block, width, paint, text)),
    ]),
    headLines('Where it was measured', paint),
    factLines(document, width, paint),
    // Not broken: it is to be copied.
    ['To repeat it:', command],
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function headLines(title: string, paint: Paint): string[] {
  return [paint.strong(title), paint.soft('═'.repeat(title.length))];
}

function blockParts(block: Block, columns: number, paint: Paint, text: (value: string) => string[]): string[][] {
  switch (block.kind) {
    case 'text':
      return [text(block.text)];
    case 'table':
      return [[...(block.caption === null ? [] : text(block.caption)), ...tableLines(block, columns, paint)]];
    case 'figure': {
      const { figure, words } = block;
      return [
        text(words.title).map(paint.accent),
        figureLines(figure, words, columns, paint),
        [...text(words.caption).map(paint.soft), ...text(words.sentence)],
      ];
    }
  }
}

function figureLines(figure: Figure, words: FigureWords, columns: number, paint: Paint): string[] {
  switch (figure.kind) {
    case 'curves':
      return curvesLines(figure, words, columns, paint);
    case 'bars':
      return barsLines(figure, words, columns, paint);
    case 'heatMap':
      return tableLines(words.table, columns, paint);
    case 'pictureGrid':
      return pictureLines(figure, words, columns, paint);
    case 'reliability':
      return reliabilityLines(figure, words, columns, paint);
  }
}

function factLines(document: ReportDocument, columns: number, paint: Paint): string[] {
  const facts = environmentFacts(document);
  const nameWidth = 2 + Math.max(...facts.map(({ name }) => name.length));
  const indent = ' '.repeat(nameWidth);
  return facts.flatMap(({ name, value }) =>
    wrapText(`${paint.soft(name)}${' '.repeat(nameWidth - name.length)}${value}`, columns, indent),
  );
}
