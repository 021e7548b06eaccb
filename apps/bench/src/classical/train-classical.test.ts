import { Dataset, synthesizeDataset } from '@raqam/dataset';
import { expect, test } from 'vitest';
import { ClassicalModelError } from '../command-error.ts';
import { trainClassical } from './train-classical.ts';

/** Class 1 where either pixel is inked but not both: no line parts it. */
const XOR = pixels([0, 0, 0], [0, 255, 1], [255, 0, 1], [255, 255, 0]);
/** Class 1 where both are inked. */
const AND = pixels([0, 0, 0], [0, 255, 0], [255, 0, 0], [255, 255, 1]);
const SVM = { classical: 'svm', numImages: 4, cost: 100, gamma: 1 } as const;

function pixels(...rows: readonly (readonly [number, number, number])[]): Dataset {
  return new Dataset({
    name: 'pixels',
    images: Uint8Array.from(rows.flatMap((row) => row.slice(0, 2))),
    labels: Uint8Array.from(rows.map(([, , label]) => label)),
    height: 1,
    width: 2,
  });
}

test('least squares learns what a line can part', async () => {
  const { confusionMatrix, metrics, wrong } = await trainClassical({ classical: 'leastSquares' }, AND, AND);
  expect({ confusionMatrix, metrics, wrong }).toEqual({
    confusionMatrix: [
      [3, 0],
      [0, 1],
    ],
    metrics: { accuracy: 1, loss: null, count: 4 },
    wrong: [],
  });
});

test('least squares finds the normal equations’ solution: the answer flips where it says', async () => {
  // By hand, without the ridge: P(both) = −1/4 + x/2 + y/2, so class 1 wins where x + y > 3/2, at x = 1 from y = 1/2 on.
  const tested = pixels([255, 127, 1], [255, 129, 1]);
  const { wrong } = await trainClassical({ classical: 'leastSquares' }, AND, tested);
  expect(wrong).toEqual([{ index: 0, label: 1, probabilities: [1, 0] }]);
});

test('a kernel parts what no line can', async () => {
  expect((await trainClassical(SVM, XOR, XOR)).metrics.accuracy).toBe(1);
  expect((await trainClassical({ classical: 'leastSquares' }, XOR, XOR)).metrics.accuracy).toBeLessThan(1);
});

test('an SVM learns from so many images as it is asked to', async () => {
  // The first three are of XOR and AND; the fourth, not seen, lies beyond the line between them.
  const { wrong } = await trainClassical({ ...SVM, numImages: 3 }, XOR, XOR);
  expect(wrong).toEqual([{ index: 3, label: 0, probabilities: [0, 1] }]);
});

test('an SVM of more images than there are is refused', async () => {
  await expect(trainClassical({ ...SVM, numImages: 5 }, XOR, XOR)).rejects.toThrow(
    new ClassicalModelError('svm: numImages is 5; pixels has 4 training images. Ask for that many at most.'),
  );
});

test('both read digits, and twice in the same way', async () => {
  const { train, test: tested } = synthesizeDataset({ numTrain: 2000, numTest: 200 });
  const models = [{ classical: 'leastSquares' }, { classical: 'svm', numImages: 300, cost: 5, gamma: 0.02 }] as const;
  for (const model of models) {
    const [first, second] = [await trainClassical(model, train, tested), await trainClassical(model, train, tested)];
    expect(first.metrics.accuracy).toBeGreaterThan(0.7);
    expect(second).toEqual({ ...first, durationMs: second.durationMs });
    expect(first.durationMs).toBeGreaterThan(0);
    expect(first.confusionMatrix.flat().reduce((sum, count) => sum + count)).toBe(200);
  }
});
