import type { backend_util, Conv2DBackpropFilterAttrs } from '@tensorflow/tfjs-core';
import { BackendError } from './backend-error.ts';
import type { KernelContext } from './training-kernel.ts';

/**
 * Sizes, strides and padding of the convolution whose gradient is asked for.
 * @throws {BackendError} For `dataFormat: 'NCHW'`, which the convolution of this backend does not know either.
 */
export function computeConvInfo(
  { shapes }: KernelContext,
  kernelName: string,
  inputShape: readonly number[],
  filterShape: readonly number[],
  {
    strides,
    pad,
    dataFormat,
    dimRoundingMode,
  }: Pick<Conv2DBackpropFilterAttrs, 'strides' | 'pad' | 'dataFormat' | 'dimRoundingMode'>,
): backend_util.Conv2DInfo {
  if (dataFormat !== 'NHWC') {
    throw new BackendError(
      `${kernelName}: received dataFormat "${dataFormat}"; the wasm backend computes "NHWC" only. Transpose the images to [batch, height, width, channels].`,
    );
  }
  return shapes.computeConv2DInfo(asShape4D(inputShape), asShape4D(filterShape), strides, 1, pad, dimRoundingMode);
}

function asShape4D([a, b, c, d]: readonly number[]): [number, number, number, number] {
  return [a, b, c, d];
}
