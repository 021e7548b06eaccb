import type { Environment } from '@raqam/artifact';
import { expect, test } from 'vitest';
import type { BenchmarkResult, PageFiles } from './benchmark.ts';
import type { Conditions } from './conditions.ts';
import { reportAsMarkdown } from './markdown.ts';

const ENVIRONMENT: Environment = {
  cpu: 'Example CPU',
  numCores: 2,
  simd: 'simd128',
  runtime: 'node',
  runtimeVersion: '26.10.0',
  platform: 'linux-x64',
  packages: { '@raqam/bench': '0.1.0' },
  engine: null,
  gitRevision: `${'ab'.repeat(20)}+`,
};

const CONDITIONS: Conditions = {
  memoryBytes: 8 * 2 ** 30,
  os: 'Linux 6.1',
  v8: '14.6',
  wasm: { simd: true, relaxedSimd: false, threads: true },
  load: [0.5, 0.25, 0.125],
  data: [{ name: 'mnist', digest: null }],
};

const PLACE =
  'Example CPU, 2 cores (linux-x64), 8.0 GiB · Linux 6.1 · node 26.10.0 (V8 14.6; WebAssembly: simd, no relaxedSimd, threads; in use: simd128) · load 0.50, 0.25, 0.13 · raqam-bench 0.1.0 at abababababab+ · mnist not found';

function tables(results: readonly BenchmarkResult[]): string {
  const report = reportAsMarkdown({
    version: 2,
    startedAt: '2026-11-22T00:00:00.000Z',
    environment: ENVIRONMENT,
    conditions: CONDITIONS,
    benchmarks: [{ name: 'example', results }],
  });
  const head = `${PLACE}\n\n### example\n\n`;
  expect(report.slice(0, head.length)).toBe(head);
  return report.slice(head.length);
}

const EPOCH = {
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
} as const;

const ONCE = {
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
} as const;

test('times and amounts share a table', () => {
  expect(tables([{ kind: 'amount', name: 'memory', unit: 'MB', value: 47.0412 }, EPOCH, ONCE])).toBe(
    `| what   |   median |   95 % interval |   p95 |    MAD |  n | images/s |
| ------ | -------: | --------------: | ----: | -----: | -: | -------: |
| memory |    47 MB |                 |       |        |    |          |
| epoch  | 1,235 ms |   1,200 – 1,300 | 1,400 | 0.0123 | 15 |   48,600 |
| once   |     2 µs | too few samples |     2 |      0 |  1 |          |`,
  );
});

test('contenders of one run are related to the first', () => {
  const ratio = { to: 'epoch', median: 3.456, medianInterval: [3.4, 3.512] } as const;
  expect(tables([EPOCH, { ...ONCE, ratio }])).toBe(
    `| what  |   median |   95 % interval |   p95 |    MAD |  n | images/s |   times the first |
| ----- | -------: | --------------: | ----: | -----: | -: | -------: | ----------------: |
| epoch | 1,235 ms |   1,200 – 1,300 | 1,400 | 0.0123 | 15 |   48,600 |                   |
| once  |     2 µs | too few samples |     2 |      0 |  1 |          | 3.46 (3.4 – 3.51) |`,
  );
});

test('trained networks and their means have tables of their own', () => {
  const interval = { low: 0.98634, high: 0.99046, level: 0.95 };
  const weightsSha256 = 'cd'.repeat(32);
  expect(
    tables([
      {
        kind: 'training',
        seed: 1,
        accuracy: 0.9886,
        accuracyInterval: interval,
        loss: 0.03421,
        count: 10_000,
        durationMs: 93_400,
        weightsSha256,
      },
      {
        kind: 'mean',
        name: 'accuracy',
        numValues: 1,
        mean: 0.9886,
        standardDeviation: null,
        interval: null,
        published: 0.9895,
      },
      {
        kind: 'mean',
        name: 'durationMs',
        numValues: 2,
        mean: 93_400,
        standardDeviation: 1000,
        interval: { low: -1, high: 200_000, level: 0.95 },
        published: 93_000,
      },
    ]),
  ).toBe(
    `| seed | accuracy |   95 % interval |   loss | images judged |     duration | weights, SHA-256 |
| ---- | -------: | --------------: | -----: | ------------: | -----------: | ---------------: |
| 1    |   0.9886 | 0.9863 – 0.9905 | 0.0342 |        10,000 | 1 min 33 sec |     cdcdcdcdcdcd |

| mean of seeds |         mean |        95 % interval | seeds |    published |
| ------------- | -----------: | -------------------: | ----: | -----------: |
| accuracy      |       0.9886 |        too few seeds |     1 |       0.9895 |
| duration      | 1 min 33 sec | 0 sec – 3 min 20 sec |     2 | 1 min 33 sec |`,
  );
});

test('pages are rows of what they load', () => {
  const files = (numFiles: number, brotliBytes: number): PageFiles => ({
    numFiles,
    sizeBytes: 4 * brotliBytes,
    gzipBytes: 1.2 * brotliBytes,
    brotliBytes,
    paths: [],
  });
  const none = files(0, 0);
  const page = {
    kind: 'page',
    name: '/en/',
    document: files(1, 5000),
    styles: none,
    fonts: none,
    later: none,
  } as const;
  expect(tables([{ ...page, scripts: files(9, 131_088) }])).toBe(
    `| page |       document |            scripts | styles | fonts, at most | later, at most |
| ---- | -------------: | -----------------: | -----: | -------------: | -------------: |
| /en/ | 1: 5 kB (6 kB) | 9: 131 kB (157 kB) |      – |              – |              – |

Each: files, bytes with brotli (with gzip).`,
  );
});

test('what found nothing says so', () => {
  expect(tables([])).toBe('Nothing was finished.');
});

test('what was worked out from a few steps has a star, and what is not here is said', () => {
  const slow = { ...ONCE, name: 'slow', unit: 's', extrapolatedFrom: 30 } as const;
  const share = { ...EPOCH, kind: 'quantity', name: 'share of the peak', unit: '%', median: 61.23 } as const;
  const absent = { kind: 'absent', name: 'PyTorch', reason: 'python3 has no torch.' } as const;
  expect(tables([slow, share, { kind: 'amount', name: 'module', unit: 'kB', value: 31.5 }, absent])).toBe(
    `| what              |  median |   95 % interval |   p95 |    MAD |  n | images/s |
| ----------------- | ------: | --------------: | ----: | -----: | -: | -------: |
| slow *            |     2 s | too few samples |     2 |      0 |  1 |          |
| share of the peak |  61.2 % |   1,200 – 1,300 | 1,400 | 0.0123 | 15 |          |
| module            | 31.5 kB |                 |       |        |    |          |

* Worked out from 30 training steps: a whole epoch takes too long.

PyTorch: not measured. python3 has no torch.`,
  );
});

test('operations show their time, and the multiply-adds that they carried out', () => {
  const backward = {
    kind: 'operation',
    layer: 'conv2',
    name: 'filter gradient',
    shape: '12×12×8 → 5×5×8×16',
    multiplyAdds: 2_500_000,
    staticMultiplyAdds: 10_000_000,
    durationMs: 0.2,
  } as const;
  const decode = {
    kind: 'operation',
    layer: 'pixels',
    name: 'decodePixels',
    shape: '28×28×1',
    multiplyAdds: 0,
    staticMultiplyAdds: 0,
    durationMs: 0.05,
  } as const;
  expect(tables([backward, decode])).toBe(
    `| layer  |       operation |              shape |   time | share | multiply-adds | of all | GFLOP/s |
| ------ | --------------: | -----------------: | -----: | ----: | ------------: | -----: | ------: |
| conv2  | filter gradient | 12×12×8 → 5×5×8×16 | 200 µs | 80.0% |     2,500,000 |    25% |      25 |
| pixels |    decodePixels |            28×28×1 |  50 µs | 20.0% |             0 |        |         |`,
  );
});
