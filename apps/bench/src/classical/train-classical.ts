import type { Dataset } from '@raqam/dataset';
import type { ClassicalModel } from '../experiment/experiment.ts';
import type { ClassicalResult } from './classical-result.ts';
import { judgeClasses } from './judge-classes.ts';
import { trainLeastSquares } from './train-least-squares.ts';
import { trainSvm } from './train-svm.ts';

/**
 * Trains a classical model and judges it. The same data give the same result, bit for bit; it takes one thread.
 *
 * @param test Of the same classes and the same size of images as `train`.
 * @throws {ClassicalModelError} `svm: numImages is 70000; mnist has 60000 training images. Ask for that many at most.`
 */
export async function trainClassical(model: ClassicalModel, train: Dataset, test: Dataset): Promise<ClassicalResult> {
  const numClasses = 1 + Math.max(maxLabel(train), maxLabel(test));
  const start = performance.now();
  const classifier = model.classical === 'svm' ? await trainSvm(model, train) : trainLeastSquares(train, numClasses);
  const durationMs = performance.now() - start;
  const answers = classifier.classify(test.images, test.numImages);
  return { ...judgeClasses(test.labels, answers, numClasses), durationMs };
}

function maxLabel({ labels }: Dataset): number {
  return labels.reduce((greatest, label) => Math.max(greatest, label), 0);
}
