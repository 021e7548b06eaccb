import { classificationReport, confusionMatrix, ReportArgumentError, scorePredictions } from '@raqam/report';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const toHundredths = (values: Record<string, number | null>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value?.toFixed(2) ?? null]));

describe('classificationReport', () => {
  test('of five answers is what scikit-learn prints', () => {
    // The example in the documentation of sklearn.metrics.classification_report.
    const report = classificationReport(
      confusionMatrix({ labels: [0, 1, 2, 2, 2], predictions: [0, 0, 2, 2, 1], numClasses: 3 }),
    );
    expect(report.classes.map(({ label, support, ...scores }) => [label, support, toHundredths(scores)])).toEqual([
      [0, 1, { precision: '0.50', recall: '1.00', f1: '0.67' }],
      [1, 1, { precision: '0.00', recall: '0.00', f1: '0.00' }],
      [2, 3, { precision: '1.00', recall: '0.67', f1: '0.80' }],
    ]);
    expect(report.accuracy).toBe(0.6);
    expect(toHundredths({ ...report.macro })).toEqual({ precision: '0.50', recall: '0.56', f1: '0.49' });
    expect(toHundredths({ ...report.weighted })).toEqual({ precision: '0.70', recall: '0.60', f1: '0.61' });
    expect(report.count).toBe(5);
  });

  test('a precision of 0/0 is left out, as scikit-learn does with zero_division=nan', () => {
    // The examples of sklearn.metrics.precision_score: [0.33, nan, nan].
    const { classes, macro, weighted } = classificationReport(
      confusionMatrix({ labels: [0, 1, 2, 0, 1, 2], predictions: [0, 0, 0, 0, 0, 0], numClasses: 3 }),
    );
    expect(classes.map(({ precision }) => precision)).toEqual([1 / 3, null, null]);
    expect(classes.map(({ recall }) => recall)).toEqual([1, 0, 0]);
    expect(classes.map(({ f1 }) => f1)).toEqual([0.5, 0, 0]);
    expect([macro.precision, weighted.precision]).toEqual([1 / 3, 1 / 3]);
    expect([macro.recall, macro.f1]).toEqual([1 / 3, 1 / 6]);
  });

  test('a class that is neither shown nor read counts for nothing', () => {
    const report = classificationReport([
      [2, 0, 0],
      [1, 1, 0],
      [0, 0, 0],
    ]);
    expect(report.classes[2]).toEqual({ label: 2, precision: null, recall: null, f1: null, support: 0 });
    expect(report.macro.recall).toBe(0.75);
    expect(report.weighted.recall).toBe(0.75);
  });

  test('without images nothing is known', () => {
    const none = { precision: null, recall: null, f1: null };
    expect(classificationReport([[0]])).toEqual({
      classes: [{ label: 0, ...none, support: 0 }],
      accuracy: null,
      macro: none,
      weighted: none,
      count: 0,
    });
  });

  test('the recall weighted by images is the accuracy', () => {
    const counts = fc.array(fc.array(fc.nat(20), { minLength: 4, maxLength: 4 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(counts, (matrix) => {
        const { accuracy, weighted, count } = classificationReport(matrix);
        expect(count).toBe(matrix.flat().reduce((sum, each) => sum + each, 0));
        expect(weighted.recall ?? -1).toBeCloseTo(accuracy ?? -1, 12);
      }),
    );
  });

  test('refuses a matrix that is not square', () => {
    expect(() => classificationReport([[1, 2], [3]])).toThrow(
      new ReportArgumentError(
        'describeConfusions: row 1 holds 1 counts; expected 2, as many as there are rows. Pass a square matrix.',
      ),
    );
  });
});

describe('confusionMatrix', () => {
  test('of six answers is what scikit-learn prints', () => {
    // The example in the documentation of sklearn.metrics.confusion_matrix.
    expect(confusionMatrix({ labels: [2, 0, 2, 2, 0, 1], predictions: [0, 0, 2, 2, 0, 2], numClasses: 3 })).toEqual([
      [2, 0, 0],
      [0, 0, 1],
      [1, 0, 2],
    ]);
  });

  test('is that of the scores', () => {
    const probabilities = Float32Array.of(0.5, 0.25, 0.25, 0.25, 0.25, 0.5, 0.125, 0.75, 0.125);
    const labels = Uint8Array.of(0, 1, 1);
    expect(confusionMatrix({ labels, predictions: [0, 2, 1], numClasses: 3 })).toEqual(
      scorePredictions({ probabilities, labels }).confusionMatrix,
    );
  });

  test.each([
    [
      { labels: [], predictions: [], numClasses: 2.5 },
      'numClasses is 2.5; expected a whole number of at least 1, such as 10. Pass how many classes there are.',
    ],
    [
      { labels: [0, 1, 1], predictions: [0, 1], numClasses: 2 },
      'received 3 labels and 2 predictions; expected as many. Pass one prediction for each label.',
    ],
    [
      { labels: [0, 2], predictions: [0, 1], numClasses: 2 },
      'label 1 is 2; expected a whole number from 0 to 1. Pass classes by number, and how many there are.',
    ],
    [
      { labels: [0, 1], predictions: [-1, 1], numClasses: 2 },
      'prediction 0 is -1; expected a whole number from 0 to 1. Pass classes by number, and how many there are.',
    ],
  ])('refuses %j', (input, message) => {
    expect(() => confusionMatrix(input)).toThrow(new ReportArgumentError(`confusionMatrix: ${message}`));
  });
});
