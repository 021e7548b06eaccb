import { formatDuration, formatNumber, formatPercent, THREE_DIGITS } from '@raqam/report';
import type { BenchmarkResult, OperationResult } from '../benchmark.ts';
import type { Section } from '../document/report-document.ts';
import { type Column, tableBlocks } from './table-blocks.ts';

/** Where the time of a training step goes. */
export function operationSections(results: readonly BenchmarkResult[]): Section[] {
  const operations = results.filter((result) => result.kind === 'operation');
  if (operations.length === 0) return [];
  return [{ title: 'A training step by operation', blocks: tableBlocks(operations, operationColumns(operations)) }];
}

function operationColumns(operations: readonly OperationResult[]): readonly Column<OperationResult>[] {
  const totalMs = operations.reduce((sum, { durationMs }) => sum + durationMs, 0);
  return [
    ['Layer', ({ layer }) => layer],
    ['Operation', ({ name }) => name],
    ['Shape', ({ shape }) => shape],
    ['Time', ({ durationMs }) => formatDuration(durationMs, 'en')],
    ['Share', ({ durationMs }) => formatPercent(durationMs / totalMs, 'en')],
    ['Multiply-adds', ({ multiplyAdds }) => formatNumber(multiplyAdds, 'en', THREE_DIGITS)],
    ['Of all', ({ multiplyAdds, staticMultiplyAdds }) => shareOf(multiplyAdds, staticMultiplyAdds)],
    ['GFLOP/s', ({ multiplyAdds, durationMs }) => gigaflops(multiplyAdds, durationMs)],
  ];
}

function shareOf(executed: number, all: number): string {
  return all === 0 ? '' : formatPercent(executed / all, 'en', { decimals: 0 });
}

function gigaflops(multiplyAdds: number, durationMs: number): string {
  return multiplyAdds === 0 ? '' : formatNumber((2 * multiplyAdds) / (durationMs * 1e6), 'en', THREE_DIGITS);
}
