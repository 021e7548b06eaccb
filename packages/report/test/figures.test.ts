import type { HistoryRow, Metrics } from '@raqam/artifact';
import {
  type Bar,
  bandFigure,
  barsFigure,
  confusionFigure,
  curvesFigure,
  expectedCalibrationError,
  figureAxis,
  historyFigures,
  meanInterval,
  pictureGridFigure,
  QUANTITIES,
  type Quantity,
  ReportArgumentError,
  reliabilityFigure,
  wilsonInterval,
} from '@raqam/report';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

function row(epoch: number, values: Partial<HistoryRow>): HistoryRow {
  return {
    epoch,
    numSteps: 469,
    loss: 0.1,
    accuracy: 0.9,
    validationLoss: null,
    validationAccuracy: null,
    learningRate: 0.001,
    durationMs: 1000,
    ...values,
  };
}

describe('figureAxis', () => {
  test.each([
    ['accuracy', [0.9638, 0.9895], [0.96, 1], [0.96, 0.97, 0.98, 0.99, 1]],
    ['loss', [0.1278, 0.0342], [0, 0.14], [0, 0.02, 0.04, 0.06, 0.08, 0.1, 0.12, 0.14]],
    ['confidence', [0.99], [0, 1], [0, 0.2, 0.4, 0.6, 0.8, 1]],
    ['epoch', [1, 5], [1, 5], [1, 2, 3, 4, 5]],
    ['epoch', [1, 14], [1, 14], [1, 4, 6, 8, 10, 12, 14]],
    ['epoch', [1, 5000], [1, 5000], [1, 1000, 2000, 3000, 4000, 5000]],
    ['epoch', [], [1, 2], [1, 2]],
    ['workers', [2], [2, 3], [2, 3]],
    // Minutes are round where minutes are read, seconds where seconds are.
    ['duration', [177_000, 93_000], [0, 180_000], [0, 30_000, 60_000, 90_000, 120_000, 150_000, 180_000]],
    ['duration', [41_000], [0, 50_000], [0, 10_000, 20_000, 30_000, 40_000, 50_000]],
    ['duration', [], [0, 1], [0, 0.2, 0.4, 0.6, 0.8, 1]],
    ['throughput', [12_345], [0, 14_000], [0, 2000, 4000, 6000, 8000, 10_000, 12_000, 14_000]],
  ] as const)('%s of %j', (quantity, values, extent, ticks) => {
    const axis = figureAxis(quantity, values);
    expect(axis).toMatchObject({ quantity, unit: QUANTITIES[quantity].unit, extent });
    expect(axis.ticks.map((tick) => Number(tick.toPrecision(12)))).toEqual(ticks);
  });

  test('encloses every value with ascending ticks, the ends among them', () => {
    const quantities = fc.constantFrom<Quantity>('accuracy', 'error', 'loss', 'duration', 'size', 'ratio', 'epoch');
    fc.assert(
      fc.property(quantities, fc.array(fc.nat(1_000_000), { maxLength: 9 }), (quantity, millionths) => {
        const { unit } = QUANTITIES[quantity];
        const values = millionths.map((value) => (unit === 'share' ? value / 1e6 : value));
        const { extent, ticks } = figureAxis(quantity, values);
        for (const value of values) {
          expect(value).toBeGreaterThanOrEqual(extent[0]);
          expect(value).toBeLessThanOrEqual(extent[1]);
        }
        expect(ticks.length).toBeGreaterThan(1);
        expect([ticks[0], ticks.at(-1)]).toEqual(extent);
        expect(ticks.every((tick, i) => i === 0 || tick > ticks[i - 1])).toBe(true);
      }),
    );
  });

  test('refuses what cannot be drawn', () => {
    expect(() => figureAxis('accuracy', [0.9, Number.NaN])).toThrow(
      new ReportArgumentError(
        'figureAxis: value 1 of accuracy is NaN; expected finite numbers. Leave out runs that failed, and say so.',
      ),
    );
  });
});

describe('historyFigures', () => {
  const history = [row(0, { accuracy: 0.93, loss: 0.23 }), row(1, { accuracy: 0.978, loss: 0.07 })];
  const tested: Metrics[] = [
    { accuracy: 0.9712, loss: 0.09, count: 10_000 },
    { accuracy: 0.9845, loss: 0.05, count: 10_000 },
  ];

  test('draws training and test, the test with what its images allow', () => {
    const { accuracy, loss } = historyFigures(history, tested, { id: 'adam', subject: 'Adam' });
    const rangeOf = (successes: number) => {
      const { low, high } = wilsonInterval(successes, 10_000);
      return { low, high };
    };
    expect(accuracy).toEqual({
      kind: 'curves',
      id: 'adam-accuracy',
      subject: 'Adam',
      x: figureAxis('epoch', [1, 2]),
      y: figureAxis('accuracy', [0.93]),
      interval: { level: 0.95, of: 'images' },
      series: [
        {
          name: 'train',
          set: 'train',
          dashed: true,
          points: [
            { x: 1, y: 0.93 },
            { x: 2, y: 0.978 },
          ],
        },
        {
          name: 'test',
          set: 'test',
          dashed: false,
          points: [
            { x: 1, y: 0.9712, ...rangeOf(9712) },
            { x: 2, y: 0.9845, ...rangeOf(9845) },
          ],
        },
      ],
    });
    expect(loss).toMatchObject({ id: 'adam-loss', interval: null, y: { extent: [0, 0.25] } });
    expect(loss.series.map(({ points }) => points.map(({ y }) => y))).toEqual([
      [0.23, 0.07],
      [0.09, 0.05],
    ]);
  });

  test('has a line for each set that was looked at, and none before the first epoch', () => {
    const validated = history.map((each) => ({ ...each, validationAccuracy: 0.95, validationLoss: 0.1 }));
    expect(historyFigures(validated, null).accuracy.series.map(({ set }) => set)).toEqual(['train', 'validation']);
    expect(historyFigures([], null).accuracy).toMatchObject({ id: 'history-accuracy', series: [], interval: null });
  });
});

describe('bandFigure', () => {
  const run = (...values: readonly number[]) => values.map((value, i) => ({ epoch: i + 1, value }));

  test('draws the mean of the runs that reached an epoch, with its interval', () => {
    const figure = bandFigure({
      id: 'optimizers',
      quantity: 'loss',
      series: [{ name: 'Adam', set: 'test', runs: [run(0.5, 0.2), run(0.4, 0.1), run(0.3)] }],
    });
    const { mean, interval } = meanInterval([0.5, 0.4, 0.3]);
    expect(figure.series[0].points[0]).toEqual({ x: 1, y: mean, low: interval?.low, high: interval?.high });
    expect(figure.series[0].points[1]).toMatchObject({ x: 2, y: meanInterval([0.2, 0.1]).mean });
    expect(figure.series[0]).toMatchObject({ name: 'Adam', set: 'test' });
    expect(figure.interval).toEqual({ level: 0.95, of: 'seeds' });
  });

  test('cuts a band where the quantity cannot be', () => {
    const [loss] = bandFigure({
      id: 'a',
      quantity: 'loss',
      series: [{ name: 'a', runs: [run(0.01), run(0.3)] }],
    }).series;
    expect(loss.points[0].low).toBe(0);
    const accuracy = bandFigure({ id: 'a', quantity: 'accuracy', series: [{ name: 'a', runs: [run(0.9), run(1)] }] });
    expect(accuracy.series[0].points[0].high).toBe(1);
    expect(accuracy.y.extent[0]).toBeLessThanOrEqual(accuracy.series[0].points[0].low ?? Number.NaN);
  });

  test('a single run has no band', () => {
    const figure = bandFigure({ id: 'a', quantity: 'accuracy', series: [{ name: 'a', runs: [run(0.9, 0.95)] }] });
    expect(figure.interval).toBeNull();
    expect(figure.series[0].points).toEqual([
      { x: 1, y: 0.9 },
      { x: 2, y: 0.95 },
    ]);
  });
});

test('curvesFigure encloses the ranges of its points', () => {
  const points = [
    { x: 1, y: 800, low: 700, high: 900 },
    { x: 2, y: 1500, low: -10, high: 2100 },
  ];
  const figure = curvesFigure({
    id: 'scaling',
    x: 'workers',
    y: 'throughput',
    series: [{ name: 'Raqam', points }],
    interval: { level: 0.95, of: 'rounds' },
  });
  expect(figure.y.extent).toEqual([0, 2500]);
  expect(figure.series[0].points[1]).toEqual({ x: 2, y: 1500, low: 0, high: 2100 });
});

describe('barsFigure', () => {
  const bars: Bar[] = [
    { name: 'SGD', value: 0.9651, low: 0.962, high: 0.9682, reference: 0.9438 },
    { name: 'Adam', value: 0.9953, low: 0.99, high: 1.0006, reference: null },
    { name: 'once', value: 0.97, low: null, high: null },
  ];

  test('the axis encloses whiskers and published values; whiskers are cut where the quantity cannot be', () => {
    const figure = barsFigure({ id: 'a', quantity: 'accuracy', bars, interval: { level: 0.95, of: 'seeds' } });
    expect(figure.axis.extent).toEqual([0.94, 1]);
    expect(figure.bars).toEqual([bars[0], { ...bars[1], high: 1 }, bars[2]]);
    expect(figure.interval).toEqual({ level: 0.95, of: 'seeds' });
  });

  test('lengths begin at 0', () => {
    const timed = [{ name: 'a', value: 41_000, low: 40_000, high: 43_000 }];
    expect(barsFigure({ id: 'a', quantity: 'duration', bars: timed }).axis.extent).toEqual([0, 50_000]);
  });

  test('without whiskers there is nothing to say of them', () => {
    const figure = barsFigure({
      id: 'a',
      quantity: 'accuracy',
      bars: [bars[2]],
      interval: { level: 0.95, of: 'seeds' },
    });
    expect(figure.interval).toBeNull();
  });
});

describe('confusionFigure', () => {
  const counts = [
    [8, 2, 0],
    [0, 5, 0],
    [0, 0, 0],
  ];

  test('shows counts as they are, rates as shares of their row', () => {
    expect(confusionFigure(counts, 'counts', { subject: 'Adam' })).toEqual({
      kind: 'heatMap',
      id: 'confusion',
      subject: 'Adam',
      rows: ['0', '1', '2'],
      columns: ['0', '1', '2'],
      values: counts,
      mode: 'counts',
      rowAxis: 'label',
      columnAxis: 'prediction',
    });
    expect(confusionFigure(counts, 'rates').values).toEqual([
      [0.8, 0.2, 0],
      [0, 1, 0],
      [0, 0, 0],
    ]);
  });
});

describe('pictureGridFigure', () => {
  const pixels = Uint8Array.from({ length: 784 }, (_, i) => i % 256);

  test('carries the pixels as text', () => {
    const picture = { index: 7, label: 3, prediction: 8, probability: 0.9, pixels };
    const figure = pictureGridFigure({ id: 'wrong', columns: 6, pictures: [picture] });
    expect(figure).toMatchObject({ kind: 'pictureGrid', id: 'wrong', columns: 6 });
    const { pixels: text, ...rest } = figure.pictures[0];
    expect(rest).toEqual({ index: 7, label: 3, prediction: 8, probability: 0.9, height: 28, width: 28 });
    expect(Uint8Array.from(atob(text), (character) => character.charCodeAt(0))).toEqual(pixels);
  });

  test('refuses pixels that do not fill it', () => {
    const picture = { index: 7, label: 3, prediction: 8, probability: 0.9, pixels: pixels.subarray(1) };
    expect(() => pictureGridFigure({ id: 'wrong', columns: 6, pictures: [picture] })).toThrow(
      new ReportArgumentError(
        'pictureGridFigure: image 7 has 783 pixels; 28×28 need 784. Pass one byte for each pixel.',
      ),
    );
  });
});

test('reliabilityFigure keeps the bins, on axes that are alike', () => {
  const calibration = expectedCalibrationError({ confidences: [0.55, 0.95], isRight: [false, true] });
  const figure = reliabilityFigure(calibration);
  expect(figure).toMatchObject({ kind: 'reliability', id: 'reliability', ...calibration });
  expect(figure.x.extent).toEqual([0, 1]);
  expect(figure.y.ticks).toEqual(figure.x.ticks);
  expect([figure.x.quantity, figure.y.quantity]).toEqual(['confidence', 'accuracy']);
});
