import type { MaxPoolGradAttrs, TensorInfo } from '@tensorflow/tfjs-core';
import { floatValues } from '../float-values.ts';
import type { TrainingKernel } from '../training-kernel.ts';
import { visitPoolWindows } from '../visit-pool-windows.ts';

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
 * Cost: at most B·P·Q·C·window comparisons. Sum order is fixed.
 */
export const maxPoolGrad: TrainingKernel<
  { readonly dy: TensorInfo; readonly input: TensorInfo; readonly output: TensorInfo },
  MaxPoolGradAttrs
> = {
  kernelName: 'MaxPoolGrad',
  compute: (context, { dy, input, output }, attrs) => {
    const dx = context.zeros(input.shape);
    const [x, maxima, dyValues, dxValues] = [input, output, dy, dx].map((tensor) =>
      floatValues(context.backend, tensor),
    );
    const [, , width, numChannels] = input.shape;
    visitPoolWindows(context, input, output, attrs, (outputStart, inputStart, numRows, numColumns) => {
      for (let channel = 0; channel < numChannels; channel++) {
        const maximum = maxima[outputStart + channel];
        search: for (let row = 0; row < numRows; row++) {
          let at = inputStart + row * width * numChannels + channel;
          for (let column = 0; column < numColumns; column++, at += numChannels) {
            if (x[at] === maximum) {
              dxValues[at] += dyValues[outputStart + channel];
              break search;
            }
          }
        }
      }
    });
    return dx;
  },
};
