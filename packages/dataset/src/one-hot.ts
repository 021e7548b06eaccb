import { DatasetArgumentError } from './errors.ts';

/**
 * Labels as rows with a single 1: `oneHot(labels)[i · numClasses + labels[i]]` is 1, all else 0.
 *
 * @param labels [n], each below `numClasses`.
 * @param numClasses @default 10
 * @returns [n, numClasses], f32, row-major; a new array.
 * @throws {DatasetArgumentError} `oneHot: label 3 is 10; expected a whole number from 0 to 9. …`
 */
export function oneHot(labels: ArrayLike<number>, numClasses = 10): Float32Array<ArrayBuffer> {
  const rows = new Float32Array(labels.length * numClasses);
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i];
    if (!Number.isInteger(label) || label < 0 || label >= numClasses) {
      throw new DatasetArgumentError(
        `oneHot: label ${i} is ${label}; expected a whole number from 0 to ${numClasses - 1}. Pass more classes.`,
      );
    }
    rows[i * numClasses + label] = 1;
  }
  return rows;
}
