import type { Dataset } from '@raqam/dataset';
import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import type { Classifier } from './classifier.ts';

/**
 * Added to the diagonal, for pixels from 0 to 1. Pixels at the border are 0 in every image, so without it there would be
 * no solution but many; it is far below what any pixel that carries ink sums up to.
 */
const RIDGE = 1e-3;

/** The constant among the pixels, in their own unit. */
const ONE = 255;

/**
 * Fits the one-hot labels Y by a linear function of the pixels and a constant, X, through the normal equations:
 *
 *   (XᵀX + 10⁻³ I) W = XᵀY,   the answer being the class of the greatest value of xᵀW, the lowest of equal ones
 *
 * XᵀX and XᵀY are sums of whole numbers below 2⁵³ as long as there are fewer than 10¹¹ images: they are exact, in
 * whatever order they are added, and so the weights are the same on every machine.
 *
 * Cost: N·k²/2 multiply-adds for N images with k inked pixels each, then (H·W)³/3 for Cholesky's decomposition.
 *
 * @see Hastie, Tibshirani & Friedman, The Elements of Statistical Learning, 2nd edition, section 4.2.
 */
export function trainLeastSquares(dataset: Dataset, numClasses: number): Classifier {
  const numPixels = dataset.height * dataset.width;
  const size = numPixels + 1;
  const gram = new Float64Array(size * size);
  const moments = new Float64Array(size * numClasses);
  const inked = new Int32Array(size);
  const values = new Float64Array(size);
  for (let n = 0; n < dataset.numImages; n++) {
    const numInked = listInk(dataset.images.subarray(n * numPixels, (n + 1) * numPixels), inked, values);
    for (let i = 0; i < numInked; i++) {
      const row = inked[i] * size;
      moments[inked[i] * numClasses + dataset.labels[n]] += values[i] * ONE;
      for (let j = 0; j <= i; j++) gram[row + inked[j]] += values[i] * values[j];
    }
  }
  const weights = solve(gram, moments, size, numClasses);
  return {
    classify: (images, count) => {
      const predictions = new Uint8Array(count);
      for (let n = 0; n < count; n++) {
        const numInked = listInk(images.subarray(n * numPixels, (n + 1) * numPixels), inked, values);
        const scores = new Float64Array(numClasses);
        for (let i = 0; i < numInked; i++) {
          for (let c = 0; c < numClasses; c++) scores[c] += values[i] * weights.get(inked[i], c);
        }
        predictions[n] = scores.indexOf(Math.max(...scores));
      }
      return predictions;
    },
  };
}

/** Notes which pixels are inked and how much, the constant last. @returns How many. */
function listInk(image: Uint8Array, inked: Int32Array, values: Float64Array): number {
  let count = 0;
  for (let pixel = 0; pixel < image.length; pixel++) {
    if (image[pixel] === 0) continue;
    inked[count] = pixel;
    values[count++] = image[pixel];
  }
  inked[count] = image.length;
  values[count++] = ONE;
  return count;
}

/** W, for sums over pixels from 0 to 255 of which only the lower triangle is there. */
function solve(gram: Float64Array, moments: Float64Array, size: number, numClasses: number): Matrix {
  const scale = 1 / ONE ** 2;
  const left = Matrix.zeros(size, size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const value = gram[i * size + j] * scale + (i === j ? RIDGE : 0);
      left.set(i, j, value);
      left.set(j, i, value);
    }
  }
  const right = Matrix.from1DArray(size, numClasses, moments).mul(scale);
  return new CholeskyDecomposition(left).solve(right);
}
