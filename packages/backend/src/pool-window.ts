import type { SlidingWindow } from '@raqam/kernels';
import type { MaxPoolGradAttrs, TensorInfo } from '@tensorflow/tfjs-core';
import type { KernelContext } from './training-kernel.ts';

/**
 * Where the window of a 2-D pooling stops.
 *
 * @param input   Layer input, [B, H, W, C].
 * @param output  Layer output or its gradient, [B, P, Q, C].
 */
export function poolWindow(
  { shapes }: KernelContext,
  { shape: [batchSize, height, width, numChannels] }: TensorInfo,
  output: TensorInfo,
  { filterSize, strides, pad }: Pick<MaxPoolGradAttrs, 'filterSize' | 'strides' | 'pad'>,
): SlidingWindow {
  const { filterHeight, filterWidth, strideHeight, strideWidth, padInfo } = shapes.computePool2DInfo(
    [batchSize, height, width, numChannels],
    filterSize,
    strides,
    1,
    pad,
  );
  // Not the output's size just computed: tfjs does not tell the gradient how the forward pass rounded it.
  const [, outHeight, outWidth] = output.shape;
  return {
    inputSize: [height, width],
    windowSize: [filterHeight, filterWidth],
    strides: [strideHeight, strideWidth],
    outputSize: [outHeight, outWidth],
    padTop: padInfo.top,
    padLeft: padInfo.left,
  };
}
