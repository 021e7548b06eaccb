import type { SlidingWindow } from '@raqam/kernels';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { floatValues } from './float-values.ts';
import type { KernelContext } from './training-kernel.ts';

/**
 * Gradient of max pooling with windows of any size, in plain loops: each value of `dy` goes to the first of its window's
 * greatest inputs.
 *
 * @param input  Layer input, [B, H, W, C].
 * @param dy     Loss gradient at the output, [B, P, Q, C].
 * @returns dx, [B, H, W, C].
 */
export function routeToMaxima(
  context: KernelContext,
  input: TensorInfo,
  dy: TensorInfo,
  { inputSize: [height, width], outputSize, padLeft, padTop, strides, windowSize }: SlidingWindow,
): TensorInfo {
  const [numImages, , , numChannels] = input.shape;
  const dx = context.zeros(input.shape);
  const [x, dyValues, dxValues] = [input, dy, dx].map((tensor) => floatValues(context.backend, tensor));
  let position = 0;
  for (let image = 0; image < numImages; image++) {
    for (let p = 0; p < outputSize[0]; p++) {
      const top = p * strides[0] - padTop;
      const [firstRow, lastRow] = [Math.max(0, top), Math.min(height, top + windowSize[0])];
      for (let q = 0; q < outputSize[1]; q++) {
        const left = q * strides[1] - padLeft;
        const [firstColumn, lastColumn] = [Math.max(0, left), Math.min(width, left + windowSize[1])];
        for (let channel = 0; channel < numChannels; channel++, position++) {
          let winner = -1;
          for (let row = firstRow; row < lastRow; row++) {
            for (let column = firstColumn; column < lastColumn; column++) {
              const at = ((image * height + row) * width + column) * numChannels + channel;
              if (winner < 0 || x[at] > x[winner]) winner = at;
            }
          }
          if (winner >= 0) dxValues[winner] += dyValues[position];
        }
      }
    }
  }
  return dx;
}
