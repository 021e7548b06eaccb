import { describeConfusions, ReportArgumentError } from '@raqam/report';
import { describe, expect, test } from 'vitest';

describe('describeConfusions', () => {
  test('gives recall and precision by class, the best and the worst, and the pairs by frequency', () => {
    const matrix = [
      [8, 2, 0],
      [0, 9, 1],
      [2, 3, 5],
    ];
    expect(describeConfusions(matrix)).toEqual({
      count: 30,
      classes: [
        { label: 0, count: 10, numRight: 8, recall: 0.8, precision: 0.8 },
        { label: 1, count: 10, numRight: 9, recall: 0.9, precision: 9 / 14 },
        { label: 2, count: 10, numRight: 5, recall: 0.5, precision: 5 / 6 },
      ],
      bestLabel: 1,
      worstLabel: 2,
      confusions: [
        { label: 2, prediction: 1, count: 3, share: 0.3 },
        { label: 0, prediction: 1, count: 2, share: 0.2 },
        { label: 2, prediction: 0, count: 2, share: 0.2 },
        { label: 1, prediction: 2, count: 1, share: 0.1 },
      ],
    });
  });

  test('a class without images has no recall, and is neither best nor worst', () => {
    const summary = describeConfusions([
      [0, 0],
      [1, 3],
    ]);
    expect(summary.classes[0]).toEqual({ label: 0, count: 0, numRight: 0, recall: null, precision: 0 });
    expect([summary.bestLabel, summary.worstLabel]).toEqual([1, 1]);
  });

  test('of equal recalls the lowest label is named', () => {
    const summary = describeConfusions([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
    expect([summary.bestLabel, summary.worstLabel, summary.confusions]).toEqual([0, 0, []]);
  });

  test('an empty matrix has nothing to tell', () => {
    const nothing = { count: 0, bestLabel: null, worstLabel: null, confusions: [] };
    expect(
      describeConfusions([
        [0, 0],
        [0, 0],
      ]),
    ).toMatchObject({
      ...nothing,
      classes: [
        { label: 0, count: 0, numRight: 0, recall: null, precision: null },
        { label: 1, count: 0, numRight: 0, recall: null, precision: null },
      ],
    });
    expect(describeConfusions([])).toEqual({ ...nothing, classes: [] });
  });

  test('refuses a matrix that is not square', () => {
    expect(() =>
      describeConfusions([
        [1, 0, 0],
        [0, 1],
        [0, 0, 1],
      ]),
    ).toThrow(
      new ReportArgumentError(
        'describeConfusions: row 1 holds 2 counts; expected 3, as many as there are rows. Pass a square matrix.',
      ),
    );
  });
});
