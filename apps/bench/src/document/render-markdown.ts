import type { Heading, Html, Paragraph, RootContent, Table } from 'mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toMarkdown } from 'mdast-util-to-markdown';
import stringWidth from 'string-width';
import { environmentFacts } from './environment-facts.ts';
import type { Block, FigureBlock, ReportDocument, TableBlock } from './report-document.ts';

/**
 * A report as Markdown with GitHub's tables, ready to be pasted into a document. A figure is its title, caption and
 * sentence, and its table folded away.
 *
 * @param options.depth Of the report's own heading, from 1 to 4; sections and figures are below it. @default 1
 */
export function renderMarkdown(document: ReportDocument, { depth = 1 }: { readonly depth?: number } = {}): string {
  const { title, description, summary, command, sections } = document;
  const children: RootContent[] = [
    heading(depth, title),
    paragraph(description),
    ...(summary.length === 0 ? [] : [bulletList(summary)]),
    ...sections.flatMap((section): RootContent[] => [
      heading(depth + 1, section.title),
      ...section.blocks.flatMap((block) => blockNodes(block, depth + 2)),
    ]),
    heading(depth + 1, 'Where it was measured'),
    bulletList(environmentFacts(document).map(({ name, value }) => `${name}: ${value}`)),
    paragraph('To repeat it:'),
    { type: 'code', lang: 'sh', value: command },
  ];
  return toMarkdown(
    { type: 'root', children },
    { bullet: '-', extensions: [gfmTableToMarkdown({ stringLength: stringWidth })] },
  );
}

function blockNodes(block: Block, depth: number): RootContent[] {
  switch (block.kind) {
    case 'text':
      return [paragraph(block.text)];
    case 'table':
      return block.caption === null ? [tableNode(block)] : [paragraph(block.caption), tableNode(block)];
    case 'figure':
      return figureNodes(block, depth);
  }
}

function figureNodes({ words: { title, caption, sentence, table } }: FigureBlock, depth: number): RootContent[] {
  return [
    heading(depth, title),
    paragraph(`${caption} ${sentence}`),
    html('<details><summary>Table</summary>'),
    tableNode(table),
    html('</details>'),
  ];
}

function tableNode({ columns, rows }: Pick<TableBlock, 'columns' | 'rows'>): Table {
  const row = (cells: readonly string[]): Table['children'][number] => ({
    type: 'tableRow',
    children: cells.map((value) => ({ type: 'tableCell', children: [{ type: 'text', value }] })),
  });
  return {
    type: 'table',
    align: columns.map(({ align }) => (align === 'end' ? 'right' : null)),
    children: [row(columns.map(({ name }) => name)), ...rows.map(row)],
  };
}

function bulletList(items: readonly string[]): RootContent {
  return {
    type: 'list',
    spread: false,
    children: items.map((item) => ({ type: 'listItem', spread: false, children: [paragraph(item)] })),
  };
}

function heading(depth: number, value: string): Heading {
  return { type: 'heading', depth: depth as Heading['depth'], children: [{ type: 'text', value }] };
}

function paragraph(value: string): Paragraph {
  return { type: 'paragraph', children: [{ type: 'text', value }] };
}

function html(value: string): Html {
  return { type: 'html', value };
}
