import type { MaxPoolGradAttrs, TensorInfo } from '@tensorflow/tfjs-core';
import { floatValues } from '../float-values.ts';
import { makeZeros } from '../make-zeros.ts';
import type { TrainingKernel } from '../training-kernel.ts';

/**
 * Gradient of max pooling: each value of `dy` goes to the input that was its window's maximum, the first in row-major
 * order where several are equal, as on tfjs's `cpu` backend. What lies in the padding never wins. A window of NaN has
 * no maximum, and its gradient goes nowhere.
 *
 * tfjs's own kernel looks for the maximum from the smallest positive number on: where a whole window is zero or less,
 * it finds none, and the gradient is lost.
 *
 * - `dy`     Loss gradient at the output, [B, P, Q, C].
 * - `input`  Layer input, [B, H, W, C].
 * - Result: dx, [B, H, W, C].
 *
 * Cost: B·P·Q·C·window comparisons.
 */
export const maxPoolGrad: TrainingKernel<{ readonly dy: TensorInfo; readonly input: TensorInfo }, MaxPoolGradAttrs> = {
  kernelName: 'MaxPoolGrad',
  compute: ({ backend, shapes }, { dy, input }, { filterSize, strides, pad, dimRoundingMode }) => {
    const [batchSize, inHeight, inWidth, numChannels] = input.shape;
    const info = shapes.computePool2DInfo(
      [batchSize, inHeight, inWidth, numChannels],
      filterSize,
      strides,
      1,
      pad,
      dimRoundingMode,
    );
    const dx = makeZeros(backend, input.shape);
    const [x, dyValues, dxValues] = [input, dy, dx].map((tensor) => floatValues(backend, tensor));
    const { outHeight, outWidth, filterHeight, filterWidth, strideHeight, strideWidth, padInfo } = info;
    const rowLength = inWidth * numChannels;
    let output = 0;
    for (let image = 0; image < batchSize; image++) {
      const imageStart = image * inHeight * rowLength;
      for (let p = 0; p < outHeight; p++) {
        const corner = p * strideHeight - padInfo.top;
        const firstRow = imageStart + Math.max(0, corner) * rowLength;
        const endRow = imageStart + Math.min(inHeight, corner + filterHeight) * rowLength;
        for (let q = 0; q < outWidth; q++) {
          const side = q * strideWidth - padInfo.left;
          const firstColumn = Math.max(0, side) * numChannels;
          const endColumn = Math.min(inWidth, side + filterWidth) * numChannels;
          for (let channel = 0; channel < numChannels; channel++) {
            let maximum = Number.NEGATIVE_INFINITY;
            let winner = -1;
            for (let row = firstRow; row < endRow; row += rowLength) {
              for (let at = row + firstColumn + channel; at < row + endColumn; at += numChannels) {
                if (x[at] > maximum) {
                  maximum = x[at];
                  winner = at;
                }
              }
            }
            if (winner >= 0) dxValues[winner] += dyValues[output];
            output++;
          }
        }
      }
    }
    return dx;
  },
};
