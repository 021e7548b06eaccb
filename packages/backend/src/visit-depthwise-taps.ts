import type { DepthwiseConv2dNativeBackpropFilterAttrs } from '@tensorflow/tfjs-core';
import type { KernelContext } from './training-kernel.ts';

/** Places of the first channel's value, counted from the beginning of each tensor. */
type VisitTap = (xStart: number, dyStart: number, filterStart: number) => void;

/**
 * Walks every meeting of a filter position with an image position in a depthwise convolution, in a fixed order; a
 * filter position that meets the padding is left out.
 *
 * @param inputShape   [B, H, W, C].
 * @param filterShape  [I, J, C, M], with M filters for each channel.
 * @param outputShape  [B, P, Q, C·M].
 */
export function visitDepthwiseTaps(
  { shapes }: KernelContext,
  [batchSize, height, width, numChannels]: readonly number[],
  [filterHeight, filterWidth, , multiplier]: readonly number[],
  [, outHeight, outWidth, numOutputs]: readonly number[],
  {
    strides,
    dilations,
    pad,
    dimRoundingMode,
  }: Pick<DepthwiseConv2dNativeBackpropFilterAttrs, 'strides' | 'dilations' | 'pad' | 'dimRoundingMode'>,
  visit: VisitTap,
): void {
  const { strideHeight, strideWidth, dilationHeight, dilationWidth, padInfo } = shapes.computeConv2DInfo(
    [batchSize, height, width, numChannels],
    [filterHeight, filterWidth, numChannels, multiplier],
    strides,
    dilations,
    pad,
    dimRoundingMode,
    true,
  );
  for (let image = 0; image < batchSize; image++) {
    for (let p = 0; p < outHeight; p++) {
      for (let i = 0; i < filterHeight; i++) {
        const row = p * strideHeight + i * dilationHeight - padInfo.top;
        if (row < 0 || row >= height) continue;
        for (let q = 0; q < outWidth; q++) {
          for (let j = 0; j < filterWidth; j++) {
            const column = q * strideWidth + j * dilationWidth - padInfo.left;
            if (column < 0 || column >= width) continue;
            visit(
              ((image * height + row) * width + column) * numChannels,
              ((image * outHeight + p) * outWidth + q) * numOutputs,
              (i * filterWidth + j) * numOutputs,
            );
          }
        }
      }
    }
  }
}
