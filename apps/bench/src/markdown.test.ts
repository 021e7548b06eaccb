import { expect, test } from 'vitest';
import type { Environment } from './environment.ts';
import { reportAsMarkdown } from './markdown.ts';

const ENVIRONMENT: Environment = {
  cpu: { model: 'Example CPU', numCores: 2, architecture: 'x64' },
  memoryBytes: 8 * 2 ** 30,
  os: 'Linux 6.1',
  node: '26.10.0',
  v8: '14.6',
  wasm: { simd: true, relaxedSimd: false, threads: true },
  load: [0.5, 0.25, 0.125],
  version: '0.1.0',
  revision: `${'ab'.repeat(20)}+`,
  mnistDigest: null,
};

test('a report is one line about the machine and a table for each benchmark', () => {
  const report = reportAsMarkdown({
    version: 1,
    startedAt: '2026-11-22T00:00:00.000Z',
    environment: ENVIRONMENT,
    benchmarks: [
      {
        name: 'data',
        results: [
          { kind: 'amount', name: 'memory', unit: 'MB', value: 47.0412 },
          {
            kind: 'duration',
            name: 'epoch',
            unit: 'ms',
            numSamples: 15,
            median: 1234.56,
            medianInterval: [1200, 1300.4],
            p95: 1400,
            medianAbsoluteDeviation: 0.012345,
            min: 1,
            max: 2000,
            imagesPerSecond: 48600.2,
          },
          {
            kind: 'duration',
            name: 'once',
            unit: 'µs',
            numSamples: 1,
            median: 2,
            medianInterval: null,
            p95: 2,
            medianAbsoluteDeviation: 0,
            min: 2,
            max: 2,
          },
        ],
      },
    ],
  });
  expect(report).toBe(
    `Example CPU, 2 cores (x64), 8.0 GiB · Linux 6.1 · Node 26.10.0 (V8 14.6; WebAssembly: simd, no relaxedSimd, threads) · load 0.50, 0.25, 0.13 · raqam-bench 0.1.0 at abababababab+ · MNIST not found

### data

| what   |   median |   95 % interval |   p95 |    MAD |  n | images/s |
| ------ | -------: | --------------: | ----: | -----: | -: | -------: |
| memory |    47 MB |                 |       |        |    |          |
| epoch  | 1,235 ms |   1,200 – 1,300 | 1,400 | 0.0123 | 15 |   48,600 |
| once   |     2 µs | too few samples |     2 |      0 |  1 |          |`,
  );
});
