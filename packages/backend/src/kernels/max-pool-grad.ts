import type { MaxPoolGradAttrs, TensorInfo } from '@tensorflow/tfjs-core';
import { floatValues } from '../float-values.ts';
import { makeZeros } from '../make-zeros.ts';
import type { TrainingKernel } from '../training-kernel.ts';

/**
 * Gradient of max pooling: each value of `dy` goes to the input that was its window's maximum, the first in row-major
 * order where several are equal, as on tfjs's `cpu` backend. The padding never wins.
 *
 * tfjs's own kernel looks for the maximum from the smallest positive number on: where a whole window is zero or less,
 * it finds none, and the gradient is lost.
 *
 * - `dy`      Loss gradient at the output, [B, P, Q, C].
 * - `input`   Layer input, [B, H, W, C].
 * - `output`  Layer output, [B, P, Q, C]: the maxima, so that the winner is the first input equal to its own.
 * - Result: dx, [B, H, W, C].
 *
 * Cost: at most B·P·Q·C·window comparisons.
 */
export const maxPoolGrad: TrainingKernel<
  { readonly dy: TensorInfo; readonly input: TensorInfo; readonly output: TensorInfo },
  MaxPoolGradAttrs
> = {
  kernelName: 'MaxPoolGrad',
  compute: ({ backend, shapes }, { dy, input, output }, { filterSize, strides, pad, dimRoundingMode }) => {
    const [batchSize, inHeight, inWidth, numChannels] = input.shape;
    const { outHeight, outWidth, filterHeight, filterWidth, strideHeight, strideWidth, padInfo } =
      shapes.computePool2DInfo(
        [batchSize, inHeight, inWidth, numChannels],
        filterSize,
        strides,
        1,
        pad,
        dimRoundingMode,
      );
    const dx = makeZeros(backend, input.shape);
    const [x, maxima, dyValues, dxValues] = [input, output, dy, dx].map((tensor) => floatValues(backend, tensor));
    const rowLength = inWidth * numChannels;
    let window = 0;
    for (let image = 0; image < batchSize; image++) {
      const imageStart = image * inHeight * rowLength;
      for (let p = 0; p < outHeight; p++) {
        const top = p * strideHeight - padInfo.top;
        const firstRow = imageStart + Math.max(0, top) * rowLength;
        const endRow = imageStart + Math.min(inHeight, top + filterHeight) * rowLength;
        for (let q = 0; q < outWidth; q++) {
          const left = q * strideWidth - padInfo.left;
          const firstColumn = Math.max(0, left) * numChannels;
          const endColumn = Math.min(inWidth, left + filterWidth) * numChannels;
          for (let channel = 0; channel < numChannels; channel++, window++) {
            const maximum = maxima[window];
            search: for (let row = firstRow; row < endRow; row += rowLength) {
              for (let at = row + firstColumn + channel; at < row + endColumn; at += numChannels) {
                if (x[at] === maximum) {
                  dxValues[at] += dyValues[window];
                  break search;
                }
              }
            }
          }
        }
      }
    }
    return dx;
  },
};
