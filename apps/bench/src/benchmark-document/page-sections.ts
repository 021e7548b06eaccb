import { formatBytes } from '@raqam/report';
import type { BenchmarkResult, PageFiles } from '../benchmark.ts';
import type { Section } from '../document/report-document.ts';
import type { ResultOf } from './result-of.ts';
import { type Column, tableBlocks } from './table-blocks.ts';

/** What pages load. */
export function pageSections(results: readonly BenchmarkResult[]): Section[] {
  const pages = results.filter((result) => result.kind === 'page');
  if (pages.length === 0) return [];
  const caption = 'Each: files, bytes with brotli (with gzip).';
  return [{ title: 'Pages', blocks: tableBlocks(pages, PAGE_COLUMNS, caption) }];
}

const PAGE_COLUMNS: readonly Column<ResultOf<'page'>>[] = [
  ['Page', ({ name }) => name],
  ['Document', (page) => filesCell(page.document)],
  ['Scripts', (page) => filesCell(page.scripts)],
  ['Styles', (page) => filesCell(page.styles)],
  ['Fonts, at most', (page) => filesCell(page.fonts)],
  ['Later, at most', (page) => filesCell(page.later)],
];

function filesCell({ brotliBytes, gzipBytes, numFiles }: PageFiles): string {
  return numFiles === 0 ? '–' : `${numFiles}: ${formatBytes(brotliBytes, 'en')} (${formatBytes(gzipBytes, 'en')})`;
}
