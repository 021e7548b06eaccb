import type { WrongPrediction } from '@raqam/artifact';
import type { ClassicalResult } from './classical-result.ts';

/**
 * Compares answered classes with the true ones.
 *
 * @param labels  At least one, whole numbers from 0 to `numClasses` − 1.
 * @param answers Of each image, likewise.
 */
export function judgeClasses(
  labels: ArrayLike<number>,
  answers: ArrayLike<number>,
  numClasses: number,
): Omit<ClassicalResult, 'durationMs'> {
  const confusionMatrix = Array.from({ length: numClasses }, () => new Array<number>(numClasses).fill(0));
  const wrong: WrongPrediction[] = [];
  for (let index = 0; index < labels.length; index++) {
    const [label, answer] = [labels[index], answers[index]];
    confusionMatrix[label][answer] += 1;
    if (answer === label) continue;
    wrong.push({ index, label, probabilities: confusionMatrix.map((_, c) => (c === answer ? 1 : 0)) });
  }
  const count = labels.length;
  return { metrics: { accuracy: (count - wrong.length) / count, loss: null, count }, confusionMatrix, wrong };
}
