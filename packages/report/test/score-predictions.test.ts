import { ReportArgumentError, scorePredictions } from '@raqam/report';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const BLANK = [Number.NaN, Number.NaN, Number.NaN];

describe('scorePredictions', () => {
  test('counts right answers, sums up the cross-entropy and lists what was read wrongly', () => {
    // In binary fractions, so that f32 holds them exactly.
    const probabilities = Float32Array.of(0.5, 0.25, 0.25, 0.25, 0.25, 0.5, 0.125, 0.75, 0.125, 0.25, 0.5, 0.25);
    expect(scorePredictions({ probabilities, labels: [0, 1, 1, 2] })).toEqual({
      accuracy: 0.5,
      loss: -(Math.log(0.5) + Math.log(0.25) + Math.log(0.75) + Math.log(0.25)) / 4,
      count: 4,
      numBlank: 0,
      confusionMatrix: [
        [1, 0, 0],
        [0, 1, 1],
        [0, 1, 0],
      ],
      wrong: [
        { index: 1, label: 1, probabilities: [0.25, 0.25, 0.5] },
        { index: 3, label: 2, probabilities: [0.25, 0.5, 0.25] },
      ],
    });
  });

  test('a blank image counts as read wrongly, costs ln C and is in no cell', () => {
    const probabilities = Float32Array.of(...BLANK, 0, 0, 1);
    expect(scorePredictions({ probabilities, labels: [1, 2] })).toEqual({
      accuracy: 0.5,
      loss: Math.log(3) / 2,
      count: 2,
      numBlank: 1,
      confusionMatrix: [
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 1],
      ],
      wrong: [{ index: 0, label: 1, probabilities: [] }],
    });
  });

  test('a probability of 0 costs what 1e-7 costs, and one a little above 1 costs nothing', () => {
    expect(scorePredictions({ probabilities: Float32Array.of(0, 1), labels: [0], numClasses: 2 }).loss).toBeCloseTo(
      16.11809565095832,
      12,
    );
    expect(scorePredictions({ probabilities: Float32Array.of(0, 1.0000001), labels: [1], numClasses: 2 }).loss).toBe(0);
  });

  test('of equal probabilities the lowest class is the prediction', () => {
    const { confusionMatrix } = scorePredictions({
      probabilities: Float32Array.of(0.5, 0.5),
      labels: [1],
      numClasses: 2,
    });
    expect(confusionMatrix).toEqual([
      [0, 0],
      [1, 0],
    ]);
  });

  test('one output is the probability of class 1 of two', () => {
    expect(scorePredictions({ probabilities: Float32Array.of(0.25, 0.75), labels: [0, 0] })).toEqual({
      accuracy: 0.5,
      loss: -(Math.log(0.75) + Math.log(0.25)) / 2,
      count: 2,
      numBlank: 0,
      confusionMatrix: [
        [1, 1],
        [0, 0],
      ],
      wrong: [{ index: 1, label: 0, probabilities: [0.25, 0.75] }],
    });
  });

  test('the matrix, the wrong images and the accuracy tell the same story', () => {
    const row = fc.array(fc.nat(100), { minLength: 4, maxLength: 4 }).map((values) => {
      const sum = values.reduce((a, b) => a + b, 1e-6);
      return values.map((value) => value / sum);
    });
    const images = fc.array(fc.tuple(fc.option(row, { nil: new Array<number>(4).fill(Number.NaN) }), fc.nat(3)), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(images, (drawn) => {
        const score = scorePredictions({
          probabilities: Float32Array.from(drawn.flatMap(([probabilities]) => probabilities)),
          labels: Uint8Array.from(drawn, ([, label]) => label),
        });
        const cells = score.confusionMatrix.flat().reduce((a, b) => a + b);
        const diagonal = score.confusionMatrix.reduce((sum, counts, label) => sum + counts[label], 0);
        expect(cells + score.numBlank).toBe(drawn.length);
        expect(diagonal / drawn.length).toBe(score.accuracy);
        expect(score.wrong.length).toBe(drawn.length - diagonal);
        expect(score.loss).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test.each([
    [
      { probabilities: new Float32Array(0), labels: [] },
      "received no labels; expected one at least. Pass the images' labels.",
    ],
    [
      { probabilities: new Float32Array(7), labels: [0, 1], numClasses: 3 },
      'received 7 probabilities; 2 labels and 3 classes need 6. Pass one row of probabilities for each label.',
    ],
    [
      { probabilities: new Float32Array(7), labels: [0, 1] },
      'received 7 probabilities; 2 labels and 4 classes need 8. Pass one row of probabilities for each label.',
    ],
    [
      { probabilities: Float32Array.of(1, 0, 0, 0, 1, 0), labels: [0, 3] },
      'label 1 is 3; expected a whole number from 0 to 2. Pass labels of the 3 classes that the probabilities are of.',
    ],
    [
      { probabilities: Float32Array.of(0.5, -0.5, 1), labels: [0] },
      'the probabilities of image 0 are 0.5, -0.5, 1; expected numbers from 0 to 1, or NaN throughout for a blank image. Pass the outputs of a softmax or a sigmoid.',
    ],
    [
      { probabilities: Float32Array.of(0.5, Number.NaN, 0.5), labels: [0] },
      'the probabilities of image 0 are 0.5, NaN, 0.5; expected numbers from 0 to 1, or NaN throughout for a blank image. Pass the outputs of a softmax or a sigmoid.',
    ],
    [
      { probabilities: Float32Array.of(0.25, 14.5, 0.5), labels: [0] },
      'the probabilities of image 0 are 0.25, 14.5, 0.5; expected numbers from 0 to 1, or NaN throughout for a blank image. Pass the outputs of a softmax or a sigmoid.',
    ],
  ])('refuses what it cannot judge (%#)', (input, message) => {
    expect(() => scorePredictions(input)).toThrow(new ReportArgumentError(`scorePredictions: ${message}`));
  });
});
