import {
  bandFigure,
  barsFigure,
  type ComparisonVerdict,
  classificationReport,
  confusionFigure,
  curvesFigure,
  expectedCalibrationError,
  type Figure,
  historyFigures,
  meanInterval,
  pictureGridFigure,
  reliabilityFigure,
  replicationVerdict,
} from '@raqam/report';
import { loadWords, type Words } from '@raqam/report/words';
import { describe, expect, test } from 'vitest';

const en = await loadWords('en');
const fr = await loadWords('fr');
const ar = await loadWords('ar');
const all = [en, fr, ar];

/** French has several widths of space; which one stands where is the business of its catalog and of `Intl`. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

/** The numbers of a text, without what a language groups and points them with. */
const numbersOf = ({ locale }: Words) => {
  const [group, point] = locale === 'fr' ? [/\u202f(?=\d{3})/g, /,(?=\d)/g] : [/,(?=\d{3})/g, /\.(?=\d)/g];
  return (text: string) =>
    text
      .replace(group, '')
      .replace(point, '.')
      .match(/\d+(?:\.\d+)?/g) ?? [];
};

const metrics = [0.971, 0.982, 0.986, 0.9891, 0.9885].map((accuracy, i) => ({
  accuracy,
  loss: 0.09 - 0.01 * i,
  count: 10_000,
}));
const history = metrics.map((_, epoch) => ({
  epoch,
  numSteps: 469,
  loss: 0.23 / (epoch + 1),
  accuracy: 0.93 + 0.012 * epoch,
  validationLoss: null,
  validationAccuracy: null,
  learningRate: 0.001,
  durationMs: 1000,
}));
const run = (...values: readonly number[]) => values.map((value, i) => ({ epoch: i + 1, value }));
const counts = [
  [98, 2, 0],
  [0, 100, 0],
  [1, 4, 95],
];
const picture = (index: number, prediction: number, probability: number) => ({
  index,
  label: 2,
  prediction,
  probability,
  pixels: new Uint8Array(784),
});

const runFigures = historyFigures(history, metrics, { subject: 'Adam, 5 epochs' });
const bars = [
  { name: 'SGD, 5 epochs', value: 0.9651, low: 0.964, high: 0.9662, reference: 0.9638 },
  { name: 'Adam, 5 epochs', value: 0.9893, low: 0.9884, high: 0.9902, reference: 0.9895 },
  { name: 'Adamax', value: 0.981, low: null, high: null },
];
const figures: Readonly<Record<string, Figure>> = {
  accuracy: runFigures.accuracy,
  loss: runFigures.loss,
  optimizers: bandFigure({
    id: 'optimizers',
    quantity: 'accuracy',
    series: ['SGD', 'Adam', 'Adamax', 'RMSProp'].map((name, i) => ({
      name,
      set: 'test',
      runs: [run(0.9 + 0.01 * i, 0.91 + 0.01 * i), run(0.902 + 0.01 * i, 0.913 + 0.01 * i)],
    })),
  }),
  scaling: curvesFigure({
    id: 'scaling',
    x: 'workers',
    y: 'throughput',
    series: [
      {
        name: 'Raqam',
        points: [
          { x: 1, y: 12_345 },
          { x: 2, y: 23_456.7 },
        ],
      },
    ],
  }),
  scenarios: barsFigure({ id: 'scenarios', quantity: 'accuracy', bars, interval: { level: 0.95, of: 'seeds' } }),
  speed: barsFigure({
    id: 'speed',
    quantity: 'duration',
    bars: [93_000, 41_000, 410, 4100, 14_100].map((value, i) => ({
      name: `engine ${i + 1}`,
      value,
      low: value * 0.9,
      high: value * 1.1,
    })),
    interval: { level: 0.95, of: 'rounds' },
  }),
  counts: confusionFigure(counts, 'counts'),
  rates: confusionFigure(counts, 'rates'),
  wrong: pictureGridFigure({ id: 'wrong', columns: 6, pictures: [picture(4176, 7, 0.9991), picture(17, 7, 0.6)] }),
  right: pictureGridFigure({ id: 'right', columns: 6, pictures: [picture(4176, 2, 0.9991), picture(17, 2, 0.6)] }),
  mixed: pictureGridFigure({ id: 'mixed', columns: 6, pictures: [picture(4176, 7, 0.9991), picture(17, 2, 0.6)] }),
  reliability: reliabilityFigure(
    expectedCalibrationError({ confidences: [0.55, 0.91, 0.95, 0.99], isRight: [false, true, true, true] }),
  ),
};

describe('a figure in words', () => {
  test.each([
    [
      'accuracy',
      'Accuracy by epoch: Adam, 5 epochs',
      'Training: 93.00% after epoch 1, 97.80% after epoch 5. Test: 97.10% after epoch 1, 98.85% (98.62% to 99.04%) after epoch 5. At best 98.91%, after epoch 4.',
    ],
    [
      'loss',
      'Loss by epoch: Adam, 5 epochs',
      'Training: 0.2300 after epoch 1, 0.0460 after epoch 5. Test: 0.0900 after epoch 1, 0.0500 after epoch 5.',
    ],
    [
      'optimizers',
      'Accuracy by epoch',
      'The highest value at the end of a line is that of “RMSProp, test”, 94.15% (92.24% to 96.06%) after epoch 2; the lowest is that of “SGD, test”, 91.15% (89.24% to 93.06%) after epoch 2.',
    ],
    [
      'scaling',
      'Images a second by number of workers',
      'Raqam: 12,345 images/s with 1 worker, 23,457 images/s with 2 workers.',
    ],
    [
      'scenarios',
      'Accuracy',
      'SGD, 5 epochs: 96.51% (96.40% to 96.62%); published: 96.38%. Adam, 5 epochs: 98.93% (98.84% to 99.02%); published: 98.95%. Adamax: 98.10%.',
    ],
    [
      'speed',
      'Time',
      'The highest value is that of engine 1, 1 min 33 sec (1 min 24 sec to 1 min 42 sec); the lowest is that of engine 3, 410 ms (369 ms to 451 ms).',
    ],
    [
      'counts',
      'What was read as what',
      '293 of 300 images are read rightly, which is 97.7%. Read best: 1 (100.0%). Read worst: 2 (95.0%). Most often confused: 2 read as 1, 4 times.',
    ],
    [
      'rates',
      'What was read as what',
      'Read best: 1 (100.0%). Read worst: 2 (95.0%). Most often confused: 2 read as 1, 4.0% of its row.',
    ],
    [
      'wrong',
      'Digits, and what they were read as',
      'All 2 images are read wrongly; the surest answer is that for image 4176: 2 read as 7, 99.9%.',
    ],
    [
      'right',
      'Digits, and what they were read as',
      'All 2 images are read rightly; the least sure answer is that for image 17: 2 read as 2, 60.0%.',
    ],
    ['mixed', 'Digits, and what they were read as', '1 of 2 images are read rightly.'],
    [
      'reliability',
      'Accuracy by confidence',
      'Confidences differ from the shares of right answers by 17.5 points on average, and by 55 points where they differ most.',
    ],
  ])('%s', (name, title, sentence) => {
    expect(en.figure(figures[name])).toMatchObject({ title, sentence });
  });

  test('in French and in Arabic', () => {
    const { title, sentence } = fr.figure(figures['accuracy']);
    expect(plain(title)).toBe('Exactitude par époque : Adam, 5 epochs');
    expect(plain(sentence)).toBe(
      'Entraînement : 93,00 % après l’époque 1, 97,80 % après l’époque 5. Test : 97,10 % après l’époque 1, 98,85 % (de 98,62 % à 99,04 %) après l’époque 5. Au mieux 98,91 %, après l’époque 4.',
    );
    expect(ar.figure(figures['scaling'])).toMatchObject({
      title: 'الصور في الثانية بحسب عدد العمّال',
      sentence: '\u2068Raqam\u2069: 12,345 صورة/ث بعامل واحد، ثم 23,457 صورة/ث بعاملين.',
    });
    expect(ar.figure(figures['accuracy']).title).toBe('الدقة بحسب الدورة: \u2068Adam, 5 epochs\u2069');
  });

  test('a caption says what the marks are', () => {
    expect(en.figure(figures['accuracy']).caption).toBe(
      'The share of images read rightly; more is better. The band is the 95% interval that so many test images allow. Dashed lines are the training images.',
    );
    expect(en.figure(figures['scenarios']).caption).toBe(
      'The share of images read rightly; more is better. Each value is the mean over the seeds; its whisker is the mean’s 95% interval. A second mark is the published value. The axis does not begin at 0: compare places, not lengths.',
    );
    expect(en.figure(figures['speed']).caption).toBe(
      'How long it took; less is better. Each value is the median of the rounds; its whisker is the median’s 95% interval.',
    );
  });

  test('a table has every value, with its range and the published one', () => {
    expect(en.figure(figures['scenarios']).table).toEqual({
      columns: [
        { name: 'Name', align: 'start' },
        { name: 'Accuracy', align: 'end' },
        { name: '95% interval', align: 'end' },
        { name: 'Published', align: 'end' },
      ],
      rows: [
        ['SGD, 5 epochs', '96.51%', '96.40% to 96.62%', '96.38%'],
        ['Adam, 5 epochs', '98.93%', '98.84% to 99.02%', '98.95%'],
        ['Adamax', '98.10%', '–', '–'],
      ],
    });
    expect(en.figure(figures['accuracy']).table.rows[3]).toEqual(['4', '96.60%', '98.91% (98.69% to 99.10%)']);
    expect(en.figure(figures['counts']).table.rows).toEqual([
      ['0', '98', '2', '0'],
      ['1', '0', '100', '0'],
      ['2', '1', '4', '95'],
    ]);
    expect(en.figure(figures['wrong']).table.rows).toEqual([
      ['4176', '2', '7', '99.9%'],
      ['17', '2', '7', '60.0%'],
    ]);
  });

  test('many lines with ranges have a row for each point', () => {
    const { table } = en.figure(figures['optimizers']);
    expect(table.columns.map(({ name }) => name)).toEqual(['Name', 'Epoch', 'Accuracy']);
    expect(table.rows).toHaveLength(8);
    expect(table.rows[0]).toEqual(['SGD, test', '1', '90.10% (88.83% to 91.37%)']);
  });

  test('axes and names are put into words for whoever draws', () => {
    const accuracy = en.figure(figures['accuracy']);
    expect(accuracy.names).toEqual(['Training', 'Test']);
    expect(accuracy.axes.x).toEqual({ name: 'Epoch', ticks: ['1', '2', '3', '4', '5'] });
    expect(accuracy.axes.y?.ticks).toEqual(['93%', '94%', '95%', '96%', '97%', '98%', '99%', '100%']);
    expect(en.figure(figures['speed']).axes.x?.ticks).toEqual(['0 sec', '30 sec', '1 min', '1 min 30 sec', '2 min']);
    expect(en.figure(figures['wrong']).names[0]).toBe('Image 4176: 2 read as 7, 99.9%');
    expect(en.figure(figures['counts']).axes).toEqual({
      x: { name: 'Read as', ticks: ['0', '1', '2'] },
      y: { name: 'True digit', ticks: ['0', '1', '2'] },
    });
  });

  test.each([
    historyFigures([], []).accuracy,
    barsFigure({ id: 'a', quantity: 'loss', bars: [] }),
    confusionFigure([[0]], 'counts'),
    pictureGridFigure({ id: 'a', columns: 6, pictures: [] }),
    { ...reliabilityFigure(expectedCalibrationError({ confidences: [1], isRight: [true] })), bins: [] },
  ])('nothing to show is said: $kind', (figure) => {
    expect(all.map((words) => words.figure(figure).sentence)).toEqual([
      'Nothing has been measured yet.',
      'Rien n’a encore été mesuré.',
      'لم يُقَس شيء بعد.',
    ]);
  });

  test.each(Object.keys(figures))('%s says the same in each language, and after a way through JSON', (name) => {
    const figure = figures[name];
    const expected = en.figure(figure);
    for (const words of all) {
      const said = words.figure(figure);
      expect(words.figure(JSON.parse(JSON.stringify(figure)))).toEqual(said);
      expect(said.table.rows.every((row) => row.length === said.table.columns.length)).toBe(true);
      expect(said.table.rows.map((row) => row.map(numbersOf(words)))).toEqual(
        expected.table.rows.map((row) => row.map(numbersOf(en))),
      );
      // Digits are Western in all of them.
      expect(JSON.stringify(said)).not.toMatch(/[٠-٩۰-۹]/);
      expect(said.names).toHaveLength(expected.names.length);
      expect([said.axes.x?.ticks.length, said.axes.y?.ticks.length]).toEqual([
        expected.axes.x?.ticks.length,
        expected.axes.y?.ticks.length,
      ]);
    }
  });
});

describe('comparison', () => {
  const names = { first: 'Scenario 3', second: 'scenario 4' };
  const verdict = {
    difference: 0.0021,
    interval: { low: 0.0005, high: 0.0037, level: 0.95 },
    p: 0.0113,
    level: 0.05,
    detectableDifference: 0.003,
  };

  test.each<[Partial<ComparisonVerdict> & Pick<ComparisonVerdict, 'kind'>, object, string]>([
    [
      { kind: 'better' },
      {},
      'Scenario 3 does better than scenario 4 by 0.21 points (95% interval: 0.05 to 0.37 points; p = 0.011).',
    ],
    [
      { kind: 'worse', difference: -0.01, interval: { low: -0.012, high: -0.008, level: 0.95 }, p: 1e-9 },
      {},
      'Scenario 3 does worse than scenario 4 by 1 point (95% interval: 0.8 to 1.2 points; p < 0.001).',
    ],
    [
      { kind: 'better', difference: -0.02, interval: { low: -0.03, high: -0.01, level: 0.95 } },
      { quantity: 'loss' },
      'Loss: Scenario 3 does better than scenario 4 by 0.02 (95% interval: 0.01 to 0.03; p = 0.011).',
    ],
    [
      { kind: 'better', difference: -4000, interval: { low: -9000, high: 1000, level: 0.95 } },
      { quantity: 'duration' },
      'Time: Scenario 3 does better than scenario 4 by 4 sec (95% interval: -1 sec to 9 sec; p = 0.011).',
    ],
    [
      { kind: 'indistinguishable', p: 0.4213 },
      { numImages: 10_000 },
      'Scenario 3 and scenario 4 cannot be told apart: p = 0.42; 10,000 test images show differences from 0.3 points on.',
    ],
    [
      { kind: 'indistinguishable', p: 0.4213 },
      { numSeeds: 10 },
      'Scenario 3 and scenario 4 cannot be told apart: p = 0.42; 10 seeds of each show differences from 0.3 points on.',
    ],
    [
      { kind: 'indistinguishable', p: 0.4213 },
      {},
      'Scenario 3 and scenario 4 cannot be told apart: p = 0.42; differences would show from 0.3 points on.',
    ],
    [
      { kind: 'indistinguishable', p: 1, detectableDifference: null },
      {},
      'Scenario 3 and scenario 4 cannot be told apart: p = 1.',
    ],
    [
      { kind: 'tooFew', interval: null, p: null, detectableDifference: null },
      {},
      'There are too few values to compare Scenario 3 with scenario 4; at least two seeds of each are needed.',
    ],
  ])('%j %j', (change, more, sentence) => {
    expect(en.comparison({ ...verdict, ...change }, { ...names, ...more })).toBe(sentence);
  });

  test('in French and in Arabic', () => {
    const equal = { ...verdict, kind: 'indistinguishable', p: 0.4213 } as const;
    const asked = { first: 'Adam, 5 époques', second: 'Adam, 9 époques', numImages: 10_000 };
    expect(plain(fr.comparison(equal, asked))).toBe(
      'On ne peut distinguer « Adam, 5 époques » de « Adam, 9 époques » : p = 0,42 ; avec 10 000 images de test, une différence se voit à partir de 0,3 point.',
    );
    expect(fr.comparison({ ...verdict, kind: 'worse', difference: -0.0021 }, names)).toContain('fait moins bien que');
    expect(ar.comparison(equal, { ...names, numImages: 10_000 })).toBe(
      'لا يمكن التمييز بين \u2068Scenario 3\u2069 و\u2068scenario 4\u2069: p = 0.42؛ ولا يُظهر هذا العدد من صور الاختبار (10,000) إلا الفروق التي تبلغ 0.3 نقطة مئوية أو أكثر.',
    );
  });
});

describe('p', () => {
  test.each([
    [0.42, 'p = 0.42'],
    [0.0009999, 'p < 0.001'],
    [0.001, 'p = 0.001'],
    [1, 'p = 1'],
    // On the side of the level on which it is.
    [0.0499999, 'p = 0.05'],
    [0.05, 'p = 0.05'],
    [0.0501, 'p = 0.0501'],
    [0.0504, 'p = 0.0504'],
    [0.056, 'p = 0.056'],
  ])('%d', (p, text) => {
    expect(en.p(p, 0.05)).toBe(text);
  });
});

describe('replication', () => {
  const name = { name: 'Adam, 5 epochs', quantity: 'accuracy' } as const;
  const values = [0.9891, 0.9895, 0.9889, 0.9899];

  test.each([
    [
      0.9895,
      values,
      'Accuracy (Adam, 5 epochs): reproduced. The published 98.95% lies in the 95% prediction interval of one run, 98.78% to 99.09%; our mean is 98.94%.',
    ],
    [
      0.995,
      values,
      'Accuracy (Adam, 5 epochs): not reproduced. The published 99.50% lies above the 95% prediction interval of one run, 98.78% to 99.09%; our mean is 98.94%.',
    ],
    // The interval begins at 98.7772…%: two decimals would read as if the value lay on its end.
    [
      0.98775,
      values,
      'Accuracy (Adam, 5 epochs): not reproduced. The published 98.775% lies below the 95% prediction interval of one run, 98.777% to 99.093%; our mean is 98.94%.',
    ],
    [
      0.9895,
      [0.9891],
      'Accuracy (Adam, 5 epochs): not judged, since a single run tells nothing about spread. Published: 98.95%; ours: 98.91%.',
    ],
    [0.9895, [], 'Accuracy (Adam, 5 epochs): not judged, since no run of it has finished. Published: 98.95%.'],
  ])('of %d by %j', (published, ours, sentence) => {
    expect(en.replication(replicationVerdict(published, ours), name)).toBe(sentence);
  });

  test('of a time, in French', () => {
    const verdict = replicationVerdict(93_000, [9000, 9500, 9200]);
    expect(plain(fr.replication(verdict, { name: 'Adam, 5 époques', quantity: 'duration' }))).toBe(
      'Durée (Adam, 5 époques) : valeur non reproduite. La valeur publiée, 1 min 33 s, se trouve au-dessus de l’intervalle de prédiction à 95 % d’un entraînement, de 7,98 s à 10,5 s ; notre moyenne est 9,23 s.',
    );
  });
});

test('accuracy and mean', () => {
  expect(en.accuracy(metrics[4])).toBe(
    '98.85% of 10,000 test images are read rightly (95% interval: 98.62% to 99.04%).',
  );
  expect(en.mean(meanInterval([0.9891, 0.9895, 0.9889, 0.9899]), 'share')).toBe(
    '98.94% (95% interval: 98.86% to 99.01%; standard deviation: 0.044 points; 4 values)',
  );
  expect(en.mean(meanInterval([0.3]), 'nats')).toBe('0.3000 (a single value)');
  // Student's interval knows no bounds, times do.
  expect(en.mean(meanInterval([1000, 9000]), 'ms')).toContain('95% interval: 0 sec to 55.8 sec');
  expect(ar.mean(meanInterval([1, 2, 3]), 'times')).toContain('3 قيم');
});

test('values, differences and ranges with their units', () => {
  expect(en.value(1.2749, 'times')).toBe('1.27×');
  expect(plain(fr.value(47_300, 'bytes'))).toBe('47,3 ko');
  expect(en.difference(-0.0004, 'share')).toBe('-0.04 points');
  expect(fr.difference(0.03, 'share')).toBe('3 points');
  expect(ar.difference(0.03, 'share')).toBe('3 نقاط مئوية');
  // However small, a difference is none of 0; and 0 has no sign.
  expect(en.difference(0.000_034_4, 'share')).toBe('0.0034 points');
  expect(en.difference(-0.000_034_4, 'nats')).toBe('-0.000034');
  expect(en.difference(-0, 'share')).toBe('0 points');
  expect(en.difference(-2500, 'ms')).toBe('-2.5 sec');
  expect(en.interval({ low: 0.98, high: 1.01 }, 'share')).toBe('98.00% to 100.00%');
  expect(all.map((words) => words.quantity('loss'))).toEqual(['Loss', 'Perte', 'الخسارة']);
  expect(all.map(({ direction }) => direction)).toEqual(['ltr', 'ltr', 'rtl']);
});

test('suspect labels', () => {
  const suspect = { index: 4176, label: 2, prediction: 7, confidence: 0.9991 };
  expect(en.suspectLabels([], { numRuns: 10 }).sentence).toBe(
    'For no image do all 10 networks agree against the label with 99% or more.',
  );
  expect(en.suspectLabels([suspect], { numRuns: 10, atLeast: 0.995 })).toMatchObject({
    sentence: 'For 1 image all 10 networks agree against the label, each with 99.5% or more. The label may be wrong.',
    table: { rows: [['4176', '2', '7', '99.9%']] },
  });
  expect(plain(fr.suspectLabels([suspect, suspect], { numRuns: 10 }).sentence)).toBe(
    'Il y a 2 images dont les 10 réseaux s’accordent à contredire l’étiquette, chacun avec 99 % ou plus. Les étiquettes sont peut-être fausses.',
  );
});

test('a classification report', () => {
  const { sentence, table } = en.classification(
    classificationReport([...counts.map((row) => [...row, 0]), [0, 0, 0, 0]]),
  );
  expect(sentence).toBe('F1 is highest for 0 (98.49%) and lowest for 1 (97.09%); its mean over the digits is 97.67%.');
  expect(table.columns.map(({ name }) => name)).toEqual(['Digit', 'Precision', 'Recall', 'F1', 'Images']);
  expect(table.rows.slice(2)).toEqual([
    ['2', '100.00%', '95.00%', '97.44%', '100'],
    ['3', '–', '–', '–', '0'],
    ['Mean over digits', '97.78%', '97.67%', '97.67%', '300'],
    ['Mean over images', '97.78%', '97.67%', '97.67%', '300'],
  ]);
});
