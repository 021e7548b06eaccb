import { checkLength } from '../check-length.ts';
import type { Size2d } from '../sliding-window.ts';

/** The sizes of a zero padding. */
export interface ZeroPadding2dShape {
  readonly batchSize: number;
  readonly inputSize: Size2d;
  readonly numChannels: number;
  /** Rows and columns of zeros, each at least 0. */
  readonly padding: readonly [
    rows: readonly [top: number, bottom: number],
    columns: readonly [left: number, right: number],
  ];
}

/**
 * Rows and columns of zeros around each image.
 *
 *   y[b, top+h, left+w, c] = x[b,h,w,c], 0 elsewhere
 *
 * @param x  [B, H, W, C], row-major.
 * @param y  Overwritten, [B, top+H+bottom, left+W+right, C]; must not overlap `x`.
 * @throws {ShapeError} `zeroPadding2d: y holds 784 values; its shape [1, 32, 32, 1] needs 1024. …`
 * Cost: one write for each value of y, no allocation.
 */
export function zeroPadding2d(x: Float32Array, y: Float32Array, shape: ZeroPadding2dShape): void {
  const { batchSize, numChannels } = shape;
  const [height, width] = shape.inputSize;
  const [[top, bottom], [left, right]] = shape.padding;
  const outputHeight = top + height + bottom;
  const outputWidth = left + width + right;
  checkLength('zeroPadding2d: x', x, [batchSize, height, width, numChannels]);
  checkLength('zeroPadding2d: y', y, [batchSize, outputHeight, outputWidth, numChannels]);

  y.fill(0);
  const rowLength = width * numChannels;
  let source = 0;
  for (let b = 0; b < batchSize; b++) {
    for (let h = 0; h < height; h++) {
      const target = ((b * outputHeight + top + h) * outputWidth + left) * numChannels;
      for (let i = 0; i < rowLength; i++, source++) y[target + i] = x[source];
    }
  }
}
