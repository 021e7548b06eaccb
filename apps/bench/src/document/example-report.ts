import {
  type BarsFigure,
  barsFigure,
  type CurvesFigure,
  confusionFigure,
  curvesFigure,
  expectedCalibrationError,
  type Figure,
  pictureGridFigure,
  reliabilityFigure,
} from '@raqam/report';
import type { AxisWords, FigureTable, FigureWords } from '@raqam/report/words';
import type { FigureBlock, ReportDocument } from './report-document.ts';

/*
 * A small report with each kind of block and figure, and with texts that have to be escaped: what the tests of every
 * renderer read. Its numbers are made up.
 */

const accuracy: CurvesFigure = curvesFigure({
  id: 'adam-accuracy',
  x: 'epoch',
  y: 'accuracy',
  interval: { level: 0.95, of: 'seeds' },
  series: [
    { name: 'train', set: 'train', dashed: true, points: [0.91, 0.97, 0.981].map((y, i) => ({ x: i + 1, y })) },
    {
      name: 'test',
      set: 'test',
      points: [0.962, 0.979, 0.985].map((y, i) => ({ x: i + 1, y, low: y - 0.004, high: y + 0.004 })),
    },
  ],
});

const durations: BarsFigure = barsFigure({
  id: 'speed',
  quantity: 'duration',
  interval: { level: 0.95, of: 'rounds' },
  bars: [
    { name: 'Raqam, 2 workers', value: 1510, low: 1480, high: 1560 },
    { name: 'tfjs <wasm> & "cpu"', value: 9200, low: 8900, high: 9700, reference: 18_600 },
  ],
});

const confusion = confusionFigure(
  [
    [95, 3, 2],
    [0, 100, 0],
    [1, 4, 94],
  ],
  'counts',
);

const SHARES = [0, 0.2, 0.4, 0.6, 0.8, 1];

const calibration = expectedCalibrationError(
  {
    confidences: [0.42, 0.55, 0.61, 0.77, 0.83, 0.95, 0.97, 0.99],
    isRight: [false, true, false, true, true, true, true, true],
  },
  { numBins: 5 },
);

/** A drop shadow of a digit: ink grows from left to right, so that each image differs. */
const pictures = pictureGridFigure({
  id: 'right',
  columns: 6,
  pictures: Array.from({ length: 12 }, (_, index) => ({
    index,
    label: index % 10,
    prediction: index === 7 ? 1 : index % 10,
    probability: 0.9 + index / 200,
    pixels: Uint8Array.from({ length: 784 }, (_, i) =>
      (i % 28) + index > 14 && Math.abs((i % 28) - i / 28) < 5 ? 255 : 0,
    ),
  })),
});

const start = (name: string) => ({ name, align: 'start' }) as const;
const end = (name: string) => ({ name, align: 'end' }) as const;

function block(figure: Figure, words: Partial<FigureWords> & { readonly table: FigureTable }): FigureBlock {
  const title = `Figure ${figure.id}`;
  const axes = { x: null, y: null };
  return {
    kind: 'figure',
    figure,
    words: { title, caption: 'What to see.', sentence: 'What it shows.', names: [], axes, ...words },
  };
}

const axis = (name: string, ticks: readonly string[]): AxisWords => ({ name, ticks });
const percents = (shares: readonly number[]) => shares.map((share) => `${Math.round(100 * share)}%`);
const digits = ['0', '1', '2'];

export const exampleReport: ReportDocument = {
  version: 3,
  name: 'example',
  title: 'An example & its <title>',
  description: 'What Adam reaches in 3 epochs | and how fast.',
  command: 'raqam-bench example --seeds 3',
  startedAt: '2026-11-23T09:30:00.000Z',
  environment: {
    cpu: 'Some CPU @ 2.00GHz',
    numCores: 2,
    simd: 'simd128',
    runtime: 'node',
    runtimeVersion: '26.10.0',
    platform: 'linux-x64',
    packages: { '@raqam/bench': '0.1.0' },
    engine: null,
    gitRevision: '0123456789abcdef0123456789abcdef01234567+',
  },
  conditions: {
    memoryBytes: 8 * 2 ** 30,
    os: 'Linux 6.1',
    v8: '14.6',
    wasm: { simd: true, relaxedSimd: true, threads: true },
    load: [0.25, 0.5, 1],
    data: [{ name: 'mnist', digest: 'ab'.repeat(32) }],
  },
  summary: [
    'Scenarios 3 and 4 cannot be told apart: p = 0.42; 10,000 test images show differences from 0.3 points on.',
    'A * b_c [d](e) `f` <g> is text, and stays it.',
  ],
  sections: [
    {
      title: 'Conditions',
      blocks: [
        { kind: 'text', text: 'Three seeds each.' },
        {
          kind: 'table',
          caption: 'Ours and the published',
          columns: [start('Condition'), end('Accuracy'), end('95% interval'), end('Published'), start('Verdict')],
          rows: [
            ['SGD, 5 epochs', '96.31%', '96.12% to 96.50%', '96.38%', 'reproduced'],
            [
              'Adam | 5 epochs',
              '98.92%',
              '98.80% to 99.03%',
              '98.95%',
              'not reproduced; the published value lies above',
            ],
          ],
        },
      ],
    },
    {
      title: 'Figures',
      blocks: [
        { kind: 'table', caption: null, columns: [start('Name'), start('Name')], rows: [['one', 'two']] },
        block(accuracy, {
          names: ['Training', 'Test'],
          axes: { x: axis('Epoch', ['1', '2', '3']), y: axis('Accuracy', percents(accuracy.y.ticks)) },
          table: {
            columns: [end('Epoch'), end('Training'), end('Test')],
            rows: [
              ['1', '91.0%', '96.2%'],
              ['2', '97.0%', '97.9%'],
              ['3', '98.1%', '98.5%'],
            ],
          },
        }),
        block(durations, {
          names: durations.bars.map(({ name }) => name),
          axes: {
            x: axis(
              'Time',
              durations.axis.ticks.map((ms) => `${ms / 1000} sec`),
            ),
            y: null,
          },
          table: {
            columns: [start('Name'), end('Time'), end('95% interval'), end('Published')],
            rows: [
              ['Raqam, 2 workers', '1.51 sec', '1.48 sec to 1.56 sec', ''],
              ['tfjs <wasm> & "cpu"', '9.2 sec', '8.9 sec to 9.7 sec', '18.6 sec'],
            ],
          },
        }),
        block(confusion, {
          axes: { x: axis('Read as', digits), y: axis('True digit', digits) },
          table: {
            columns: [start('True digit ↓ read as →'), ...digits.map(end)],
            rows: confusion.values.map((row, label) => [String(label), ...row.map(String)]),
          },
        }),
        block(pictures, {
          names: pictures.pictures.map(
            ({ index, label, prediction }) => `Image ${index}: ${label} read as ${prediction}`,
          ),
          table: {
            columns: [end('Image'), end('True digit'), end('Read as'), end('Probability')],
            rows: pictures.pictures.map(({ index, label, prediction, probability }) => [
              String(index),
              String(label),
              String(prediction),
              `${(100 * probability).toFixed(1)}%`,
            ]),
          },
        }),
        block(reliabilityFigure(calibration), {
          axes: { x: axis('Confidence', percents(SHARES)), y: axis('Accuracy', percents(SHARES)) },
          table: {
            columns: [start('Range of confidences'), end('Answers'), end('Mean confidence'), end('Accuracy')],
            rows: calibration.bins.map(({ low, high, count, confidence, accuracy: share }) => [
              `${low.toFixed(1)} to ${high.toFixed(1)}`,
              String(count),
              confidence.toFixed(2),
              share.toFixed(2),
            ]),
          },
        }),
      ],
    },
  ],
  measures: [
    {
      name: 'accuracy/Adam, 3 epochs',
      unit: '',
      values: [0.985, 0.981, 0.989],
      center: 0.985,
      low: 0.975,
      high: 0.995,
      better: 'higher',
      published: 0.9895,
    },
    {
      name: 'duration/Raqam, 2 workers',
      unit: 'ms',
      values: [1510],
      center: 1510,
      low: null,
      high: null,
      better: 'lower',
    },
  ],
  records: {
    columns: ['condition', 'seed', 'accuracy', 'diverged', 'note'],
    rows: [
      ['Adam, 3 epochs', 1, 0.985, false, 'says "hello"'],
      ['SGD', 2, null, true, 'two\nlines'],
    ],
  },
};
