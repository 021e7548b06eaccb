import type { SlidingWindow, ZeroPadding2dShape } from '@raqam/kernels';
import type { Conv2DBackpropFilterAttrs } from '@tensorflow/tfjs-core';
import type { KernelContext } from './training-kernel.ts';

/** A convolution as the emitted kernels have it: zeros around the image first, and then a window that stays inside. */
export interface ConvGeometry {
  /** Sizes of the image and the zeros around it; null: there are none. */
  readonly padding: Omit<ZeroPadding2dShape, 'batchSize'> | null;
  /** On the image with its zeros. */
  readonly window: SlidingWindow;
  readonly numChannels: number;
  readonly numFilters: number;
}

/**
 * Sizes of the convolution whose gradient is asked for.
 *
 * @param inputShape   Of the images, [B, H, W, C].
 * @param filterShape  [I, J, C, K].
 * @param outputShape  [B, P, Q, K]. It is not worked out: tfjs does not tell the gradient how the forward pass rounded it.
 */
export function convGeometry(
  { shapes }: KernelContext,
  [batchSize, height, width, numChannels]: readonly number[],
  [filterHeight, filterWidth, , numFilters]: readonly number[],
  [, outHeight, outWidth]: readonly number[],
  { strides, pad, dimRoundingMode }: Pick<Conv2DBackpropFilterAttrs, 'strides' | 'pad' | 'dimRoundingMode'>,
): ConvGeometry {
  const { padInfo, strideHeight, strideWidth } = shapes.computeConv2DInfo(
    [batchSize, height, width, numChannels],
    [filterHeight, filterWidth, numChannels, numFilters],
    strides,
    1,
    pad,
    dimRoundingMode,
  );
  const { top, left } = padInfo;
  // Rows and columns that the last position of the filter needs behind the input.
  const bottom = Math.max(0, (outHeight - 1) * strideHeight + filterHeight - height - top);
  const right = Math.max(0, (outWidth - 1) * strideWidth + filterWidth - width - left);
  const isPadded = top + bottom + left + right > 0;
  return {
    padding: isPadded
      ? {
          inputSize: [height, width],
          padding: [
            [top, bottom],
            [left, right],
          ],
          numChannels,
        }
      : null,
    window: {
      inputSize: [top + height + bottom, left + width + right],
      windowSize: [filterHeight, filterWidth],
      strides: [strideHeight, strideWidth],
      outputSize: [outHeight, outWidth],
      padTop: 0,
      padLeft: 0,
    },
    numChannels,
    numFilters,
  };
}

/** Bytes of one image with its zeros. */
export function paddedImageBytes({ numChannels, window }: ConvGeometry): number {
  return 4 * window.inputSize[0] * window.inputSize[1] * numChannels;
}
