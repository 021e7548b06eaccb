import type { backend_util, Conv2DBackpropFilterAttrs } from '@tensorflow/tfjs-core';
import type { KernelContext } from './training-kernel.ts';

/**
 * Sizes, strides and padding, for images [batch, height, width, channels], of the convolution whose gradient is asked for.
 */
export function computeConvInfo(
  { shapes }: KernelContext,
  inputShape: readonly number[],
  filterShape: readonly number[],
  { strides, pad, dimRoundingMode }: Pick<Conv2DBackpropFilterAttrs, 'strides' | 'pad' | 'dimRoundingMode'>,
): backend_util.Conv2DInfo {
  return shapes.computeConv2DInfo(asShape4D(inputShape), asShape4D(filterShape), strides, 1, pad, dimRoundingMode);
}

function asShape4D([a, b, c, d]: readonly number[]): [number, number, number, number] {
  return [a, b, c, d];
}
