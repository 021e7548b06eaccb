import { formatNumber, THREE_DIGITS } from '@raqam/report';
import type { BenchmarkResult } from './benchmark.ts';
import type { Environment } from './environment.ts';
import type { BenchmarkReport } from './report.ts';

/** A report as Markdown tables, ready to be pasted into a document. */
export function reportAsMarkdown({ environment, benchmarks }: BenchmarkReport): string {
  return [
    environmentLine(environment),
    ...benchmarks.map(({ name, results }) => `### ${name}\n\n${resultsTable(results)}`),
  ].join('\n\n');
}

/** One paragraph: where it was measured. */
export function environmentLine(environment: Environment): string {
  const { cpu, memoryBytes, os, node, v8, wasm, load, version, revision, mnistDigest } = environment;
  const features = Object.entries(wasm).map(([feature, has]) => `${has ? '' : 'no '}${feature}`);
  return [
    `${cpu.model}, ${cpu.numCores} cores (${cpu.architecture}), ${(memoryBytes / 2 ** 30).toFixed(1)} GiB`,
    os,
    `Node ${node} (V8 ${v8}; WebAssembly: ${features.join(', ')})`,
    `load ${load.map((average) => average.toFixed(2)).join(', ')}`,
    `raqam-bench ${version}${revision === null ? '' : ` at ${revision.slice(0, 12)}${revision.endsWith('+') ? '+' : ''}`}`,
    mnistDigest === null ? 'MNIST not found' : `MNIST ${mnistDigest.slice(0, 12)}`,
  ].join(' · ');
}

function resultsTable(results: readonly BenchmarkResult[]): string {
  const rows = results.map((result) =>
    result.kind === 'amount'
      ? [result.name, `${digits(result.value)} ${result.unit}`, '', '', '', '', '']
      : [
          result.name,
          `${digits(result.median)} ${result.unit}`,
          result.medianInterval === null ? 'too few samples' : result.medianInterval.map(digits).join(' – '),
          digits(result.p95),
          digits(result.medianAbsoluteDeviation),
          String(result.numSamples),
          result.imagesPerSecond === undefined ? '' : digits(Math.round(result.imagesPerSecond)),
        ],
  );
  const header = ['what', 'median', '95 % interval', 'p95', 'MAD', 'n', 'images/s'];
  const widths = header.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column].length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(header), rule, ...rows.map(line)].join('\n');
}

/** A measured quantity, for a document in English. */
function digits(value: number): string {
  return formatNumber(value, 'en', THREE_DIGITS);
}
