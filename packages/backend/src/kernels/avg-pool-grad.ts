import type { AvgPoolGradAttrs, TensorInfo } from '@tensorflow/tfjs-core';
import { floatValues } from '../float-values.ts';
import type { TrainingKernel } from '../training-kernel.ts';
import { visitPoolWindows } from '../visit-pool-windows.ts';

/**
 * Gradient of average pooling: each value of `dy` is divided among the inputs of its window, in equal parts.
 *
 * The padding has no part, as it has none in the average. tfjs's kernels, this backend's and the others', divide by the
 * window's full size all the same: with padding, the inputs at the edge get too little.
 *
 * - `dy`     Loss gradient at the output, [B, P, Q, C].
 * - `input`  Layer input, [B, H, W, C]; only its shape counts.
 * - Result: dx, [B, H, W, C].
 *
 * Cost: B·P·Q·C·window additions. Sum order is fixed.
 */
export const avgPoolGrad: TrainingKernel<{ readonly dy: TensorInfo; readonly input: TensorInfo }, AvgPoolGradAttrs> = {
  kernelName: 'AvgPoolGrad',
  compute: (context, { dy, input }, attrs) => {
    const dx = context.zeros(input.shape);
    const [dyValues, dxValues] = [dy, dx].map((tensor) => floatValues(context.backend, tensor));
    const [, , width, numChannels] = input.shape;
    visitPoolWindows(context, input, dy, attrs, (outputStart, inputStart, numRows, numColumns) => {
      for (let channel = 0; channel < numChannels; channel++) {
        const part = dyValues[outputStart + channel] / (numRows * numColumns);
        for (let row = 0; row < numRows; row++) {
          let at = inputStart + row * width * numChannels + channel;
          for (let column = 0; column < numColumns; column++, at += numChannels) dxValues[at] += part;
        }
      }
    });
    return dx;
  },
};
