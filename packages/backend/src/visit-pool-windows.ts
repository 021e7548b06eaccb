import type { MaxPoolGradAttrs, TensorInfo } from '@tensorflow/tfjs-core';
import type { KernelContext } from './training-kernel.ts';

/** What is told of a window: places count values from the tensor's beginning, channel 0. */
type VisitWindow = (outputStart: number, inputStart: number, numRows: number, numColumns: number) => void;

/**
 * Walks the windows of a 2-D pooling in the order of its output, each cut to the part that lies in the image.
 *
 * @param input   Layer input, [B, H, W, C].
 * @param output  Layer output or its gradient, [B, P, Q, C].
 */
export function visitPoolWindows(
  { shapes }: KernelContext,
  input: TensorInfo,
  output: TensorInfo,
  { filterSize, strides, pad }: Pick<MaxPoolGradAttrs, 'filterSize' | 'strides' | 'pad'>,
  visit: VisitWindow,
): void {
  const [batchSize, height, width, numChannels] = input.shape;
  const { filterHeight, filterWidth, strideHeight, strideWidth, padInfo } = shapes.computePool2DInfo(
    [batchSize, height, width, numChannels],
    filterSize,
    strides,
    1,
    pad,
  );
  // Not from the sizes just computed: tfjs does not tell the gradient how the forward pass rounded them.
  const [, outHeight, outWidth] = output.shape;
  let outputStart = 0;
  for (let image = 0; image < batchSize; image++) {
    for (let p = 0; p < outHeight; p++) {
      const top = p * strideHeight - padInfo.top;
      const firstRow = Math.max(0, top);
      const numRows = Math.min(height, top + filterHeight) - firstRow;
      for (let q = 0; q < outWidth; q++, outputStart += numChannels) {
        const left = q * strideWidth - padInfo.left;
        const firstColumn = Math.max(0, left);
        const numColumns = Math.min(width, left + filterWidth) - firstColumn;
        visit(outputStart, ((image * height + firstRow) * width + firstColumn) * numChannels, numRows, numColumns);
      }
    }
  }
}
