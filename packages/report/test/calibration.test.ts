import { expectedCalibrationError, ReportArgumentError, rejectionCurve, riskCoverage } from '@raqam/report';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

/** Shares in 64ths, so that many are equal, with judgments. */
const answers = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 64 }), fc.boolean()), { minLength: 1, maxLength: 60 })
  .map((pairs) => ({ confidences: pairs.map(([share]) => share / 64), isRight: pairs.map(([, right]) => right) }));

describe('expectedCalibrationError', () => {
  test('of five answers in two bins is what TorchMetrics prints', () => {
    // The example in the documentation of BinaryCalibrationError: 0.2900 with norm='l1', 0.3167 with norm='max'.
    const { expectedError, maximumError } = expectedCalibrationError(
      { confidences: [0.25, 0.25, 0.55, 0.75, 0.75], isRight: [false, false, true, true, true] },
      { numBins: 2 },
    );
    expect([expectedError.toFixed(4), maximumError.toFixed(4)]).toEqual(['0.2900', '0.3167']);
  });

  test('of four answers of three classes in three bins is what TorchMetrics prints', () => {
    // The example of MulticlassCalibrationError: 0.2000 with norm='l1', 0.2333 with norm='max'.
    const { expectedError, maximumError } = expectedCalibrationError(
      { confidences: [0.55, 0.55, 0.6, 0.9], isRight: [false, false, true, true] },
      { numBins: 3 },
    );
    expect([expectedError.toFixed(4), maximumError.toFixed(4)]).toEqual(['0.2000', '0.2333']);
  });

  test('of four bins, by hand', () => {
    // (0.25, 0.5]: 0.5 and 0.4, one right: |0.5 − 0.45|. (0.75, 1]: 0.8, 0.9, 1 with two right: |2/3 − 0.9|.
    const { expectedError, maximumError, bins } = expectedCalibrationError(
      { confidences: [0.5, 0.8, 0.4, 0.9, 1], isRight: [true, true, false, true, false] },
      { numBins: 4 },
    );
    expect(bins).toEqual([
      { low: 0.25, high: 0.5, count: 2, confidence: 0.45, accuracy: 0.5 },
      { low: 0.75, high: 1, count: 3, confidence: expect.closeTo(0.9, 12), accuracy: 2 / 3 },
    ]);
    expect(expectedError).toBeCloseTo((2 / 5) * 0.05 + (3 / 5) * (0.9 - 2 / 3), 12);
    expect(maximumError).toBeCloseTo(0.9 - 2 / 3, 12);
  });

  test('has 15 bins of equal width by default; an edge belongs to the bin below it, 0 to the first', () => {
    const edges = Array.from({ length: 16 }, (_, bin) => bin / 15);
    const { bins } = expectedCalibrationError({ confidences: edges, isRight: edges.map(() => true) });
    expect(bins.map(({ count }) => count)).toEqual([2, ...new Array<number>(14).fill(1)]);
    expect(bins.map(({ high }) => high)).toEqual(edges.slice(1));
  });

  test('bins of equal mass hold as many answers each, whatever their order', () => {
    const { bins, expectedError } = expectedCalibrationError(
      { confidences: [0.99, 0.91, 0.95, 0.97, 0.93], isRight: [true, false, true, true, true] },
      { numBins: 2, binning: 'equalMass' },
    );
    expect(bins).toEqual([
      { low: 0.91, high: 0.95, count: 3, confidence: expect.closeTo(0.93, 12), accuracy: 2 / 3 },
      { low: 0.97, high: 0.99, count: 2, confidence: expect.closeTo(0.98, 12), accuracy: 1 },
    ]);
    expect(expectedError).toBeCloseTo((3 / 5) * (0.93 - 2 / 3) + (2 / 5) * 0.02, 12);
  });

  test('one bin gives the difference of mean confidence and accuracy; more bins never less; every answer counts once', () => {
    fc.assert(
      fc.property(answers, fc.constantFrom('equalWidth', 'equalMass'), ({ confidences, isRight }, binning) => {
        const count = confidences.length;
        const confidence = confidences.reduce((sum, value) => sum + value, 0) / count;
        const accuracy = isRight.filter(Boolean).length / count;
        const one = expectedCalibrationError({ confidences, isRight }, { numBins: 1, binning });
        expect(one.expectedError).toBeCloseTo(Math.abs(confidence - accuracy), 12);
        const many = expectedCalibrationError({ confidences, isRight }, { numBins: 7, binning });
        expect(many.expectedError).toBeGreaterThanOrEqual(one.expectedError - 1e-12);
        expect(many.bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(count);
      }),
    );
  });

  test.each([
    [[0.5], [true, true], 15, 'received 1 confidences and 2 judgments; expected as many. Judge each answer.'],
    [[], [], 15, 'received no confidence; expected one at least. Measure first.'],
    [[0.5, 1.2], [true, true], 15, 'confidence 1 is 1.2; expected numbers from 0 to 1. Pass probabilities.'],
    [
      [0.5],
      [true],
      0,
      'numBins is 0; expected a whole number of at least 1, such as 15. Pass how many bins there shall be.',
    ],
  ])('refuses %j judged %j in %d bins', (confidences, isRight, numBins, message) => {
    expect(() => expectedCalibrationError({ confidences, isRight }, { numBins })).toThrow(
      new ReportArgumentError(`expectedCalibrationError: ${message}`),
    );
  });
});

describe('riskCoverage', () => {
  test('withholds the least confident first; no threshold parts equals', () => {
    const { points, area } = riskCoverage({
      confidences: [0.7, 0.9, 0.7, 0.6],
      isRight: [true, true, false, false],
    });
    expect(points).toEqual([
      { threshold: 0.9, coverage: 0.25, risk: 0 },
      { threshold: 0.7, coverage: 0.75, risk: 1 / 3 },
      { threshold: 0.6, coverage: 1, risk: 0.5 },
    ]);
    expect(area).toBeCloseTo(0.25 * 0 + 0.5 / 3 + 0.25 * 0.5, 12);
  });

  test('ends with all answers and their share of wrong ones', () => {
    fc.assert(
      fc.property(answers, ({ confidences, isRight }) => {
        const { points } = riskCoverage({ confidences, isRight });
        const numWrong = isRight.filter((right) => !right).length;
        expect(points.at(-1)).toEqual({
          threshold: Math.min(...confidences),
          coverage: 1,
          risk: numWrong / isRight.length,
        });
      }),
    );
  });

  test('refuses what is no confidence', () => {
    expect(() => riskCoverage({ confidences: [Number.NaN], isRight: [true] })).toThrow(
      new ReportArgumentError('riskCoverage: confidence 0 is NaN; expected numbers from 0 to 1. Pass probabilities.'),
    );
  });
});

describe('rejectionCurve', () => {
  test('has the area that scikit-learn prints', () => {
    // The example in the user guide of roc_auc_score: y_true [0, 0, 1, 1], scores [0.1, 0.4, 0.35, 0.8].
    expect(rejectionCurve({ accepted: [0.35, 0.8], refused: [0.1, 0.4] }).area).toBe(0.75);
  });

  test('goes from refusing nothing to refusing everything', () => {
    const { points, area } = rejectionCurve({ accepted: [0.9, 0.5, 0.9, 0.8], refused: [0.3, 0.5] });
    expect(points).toEqual([
      { threshold: 0.3, falseRefusals: 0, trueRefusals: 0 },
      { threshold: 0.5, falseRefusals: 0, trueRefusals: 0.5 },
      { threshold: 0.8, falseRefusals: 0.25, trueRefusals: 1 },
      { threshold: 0.9, falseRefusals: 0.5, trueRefusals: 1 },
      { threshold: Number.POSITIVE_INFINITY, falseRefusals: 1, trueRefusals: 1 },
    ]);
    // Of 4 × 2 pairs seven are in order and one is a tie.
    expect(area).toBe(7.5 / 8);
  });

  test('its points count what is below their threshold; its area counts ordered pairs', () => {
    const shares = fc.array(
      fc.integer({ min: 0, max: 32 }).map((share) => share / 32),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(shares, shares, (accepted, refused) => {
        const { points, area } = rejectionCurve({ accepted, refused });
        for (const { threshold, falseRefusals, trueRefusals } of points) {
          expect(falseRefusals).toBe(accepted.filter((value) => value < threshold).length / accepted.length);
          expect(trueRefusals).toBe(refused.filter((value) => value < threshold).length / refused.length);
        }
        const pairs = accepted.flatMap((good) => refused.map((bad) => (good > bad ? 1 : good === bad ? 0.5 : 0)));
        expect(area).toBeCloseTo(pairs.reduce<number>((sum, pair) => sum + pair, 0) / pairs.length, 12);
      }),
    );
  });

  test.each([
    [[], [0.5], 'received no confidence of accepted things; expected one at least. Measure first.'],
    [[0.5], [-1], 'confidence of refused things 0 is -1; expected numbers from 0 to 1. Pass probabilities.'],
  ])('refuses %j and %j', (accepted, refused, message) => {
    expect(() => rejectionCurve({ accepted, refused })).toThrow(new ReportArgumentError(`rejectionCurve: ${message}`));
  });
});
