import type { TensorInfo, UnsortedSegmentSumAttrs } from '@tensorflow/tfjs-core';
import { BackendError } from '../backend-error.ts';
import { floatValues } from '../float-values.ts';
import type { TrainingKernel } from '../training-kernel.ts';

/**
 * Sums of the rows that bear the same number, which is the gradient of `tf.gather` and so of every embedding.
 * TensorFlow.js does not have it on `wasm`. Rows with a number outside of [0, numSegments) are left out.
 *
 *   y[s, …] = Σ_{n: segmentIds[n] = s} x[n, …]
 *
 * - `x`           [N, …].
 * - `segmentIds`  [N], int32.
 * - Result: y, [numSegments, …].
 *
 * Cost: one addition for each value of `x`. Sum order is fixed.
 * @throws {BackendError} For `segmentIds` of another rank than 1.
 */
export const unsortedSegmentSum: TrainingKernel<
  { readonly x: TensorInfo; readonly segmentIds: TensorInfo },
  UnsortedSegmentSumAttrs
> = {
  kernelName: 'UnsortedSegmentSum',
  compute: ({ backend, zeros }, { x, segmentIds }, { numSegments }) => {
    if (segmentIds.shape.length !== 1) {
      throw new BackendError(
        `UnsortedSegmentSum: received segmentIds of shape [${segmentIds.shape.join()}]; expected one number for each row of x, [${x.shape[0]}]. Reshape both.`,
      );
    }
    const sums = zeros([numSegments, ...x.shape.slice(1)]);
    const ids = backend.typedArrayFromHeap(segmentIds);
    const [values, totals] = [x, sums].map((tensor) => floatValues(backend, tensor));
    const rowLength = values.length / Math.max(1, ids.length);
    ids.forEach((id, row) => {
      if (id < 0 || id >= numSegments) return;
      for (let column = 0; column < rowLength; column++) {
        totals[id * rowLength + column] += values[row * rowLength + column];
      }
    });
    return sums;
  },
};
