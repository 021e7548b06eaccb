import { checkLength } from '../check-length.ts';
import type { SlidingWindow } from '../sliding-window.ts';

/** The sizes of a 2-D convolution. */
export interface Conv2dShape {
  readonly batchSize: number;
  readonly window: SlidingWindow;
  /** Channels of the input. */
  readonly numChannels: number;
  readonly numFilters: number;
}

/**
 * 2-D convolution (cross-correlation, as everywhere in the field).
 *
 *   y[b,p,q,k] = bias[k] + Σ_{i,j,c} x[b, p·s+i−padTop, q·s+j−padLeft, c] · filter[i,j,c,k]
 *
 * Beyond the edges x is 0, and nothing is added there.
 *
 * @param x       [B, H, W, C], row-major.
 * @param filter  [I, J, C, K].
 * @param bias    [K]; null: none.
 * @param y       Overwritten, [B, P, Q, K]; must not overlap `x`, `filter` or `bias`.
 * @throws {ShapeError} `conv2d: y holds 147456 values; its shape [32, 28, 28, 8] needs 200704. …`
 * Sum order: bias, then i, j, c ascending; each product and each sum is rounded to f32, filters side by side, so that
 * vectors over k give the same bits.
 * Cost: at most B·P·Q·I·J·C·K multiply-adds, no allocation.
 * @see Dumoulin & Visin, "A guide to convolution arithmetic for deep learning", arXiv:1603.07285
 */
export function conv2d(
  x: Float32Array,
  filter: Float32Array,
  bias: Float32Array | null,
  y: Float32Array,
  shape: Conv2dShape,
): void {
  const { batchSize, window, numChannels, numFilters } = shape;
  const { padTop, padLeft } = window;
  const [height, width] = window.inputSize;
  const [windowHeight, windowWidth] = window.windowSize;
  const [strideDown, strideAcross] = window.strides;
  const [outputHeight, outputWidth] = window.outputSize;
  checkLength('conv2d: x', x, [batchSize, height, width, numChannels]);
  checkLength('conv2d: filter', filter, [windowHeight, windowWidth, numChannels, numFilters]);
  if (bias !== null) checkLength('conv2d: bias', bias, [numFilters]);
  checkLength('conv2d: y', y, [batchSize, outputHeight, outputWidth, numFilters]);

  let target = 0;
  for (let b = 0; b < batchSize; b++) {
    for (let p = 0; p < outputHeight; p++) {
      const top = p * strideDown - padTop;
      const firstRow = Math.max(0, -top);
      const endRow = Math.min(windowHeight, height - top);
      for (let q = 0; q < outputWidth; q++, target += numFilters) {
        const left = q * strideAcross - padLeft;
        const firstColumn = Math.max(0, -left);
        const endColumn = Math.min(windowWidth, width - left);
        for (let k = 0; k < numFilters; k++) y[target + k] = bias === null ? 0 : bias[k];
        for (let i = firstRow; i < endRow; i++) {
          // One row of the window is contiguous in x and in the filter.
          let source = ((b * height + top + i) * width + left + firstColumn) * numChannels;
          let weight = (i * windowWidth + firstColumn) * numChannels * numFilters;
          const end = source + (endColumn - firstColumn) * numChannels;
          for (; source < end; source++) {
            const value = x[source];
            for (let k = 0; k < numFilters; k++, weight++) y[target + k] += Math.fround(value * filter[weight]);
          }
        }
      }
    }
  }
}
