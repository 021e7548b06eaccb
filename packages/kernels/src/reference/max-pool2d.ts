import { checkLength } from '../check-length.ts';
import type { Pool2dShape } from './pool2d-shape.ts';

/**
 * The greatest value of each window, channel by channel.
 *
 *   y[b,p,q,c] = max_{i,j} x[b, p·s+i−padTop, q·s+j−padLeft, c]
 *
 * What lies beyond the edges does not count. A window that holds a NaN gives NaN.
 *
 * @param x  [B, H, W, C], row-major.
 * @param y  Overwritten, [B, P, Q, C]; must not overlap `x`.
 * @throws {ShapeError} `maxPool2d: y holds 784 values; its shape [1, 14, 14, 8] needs 1568. …`
 * Cost: at most B·P·Q·I·J·C comparisons, no allocation.
 */
export function maxPool2d(x: Float32Array, y: Float32Array, shape: Pool2dShape): void {
  const { batchSize, window, numChannels } = shape;
  const { padTop, padLeft } = window;
  const [height, width] = window.inputSize;
  const [windowHeight, windowWidth] = window.windowSize;
  const [strideDown, strideAcross] = window.strides;
  const [outputHeight, outputWidth] = window.outputSize;
  checkLength('maxPool2d: x', x, [batchSize, height, width, numChannels]);
  checkLength('maxPool2d: y', y, [batchSize, outputHeight, outputWidth, numChannels]);

  let target = 0;
  for (let b = 0; b < batchSize; b++) {
    for (let p = 0; p < outputHeight; p++) {
      const top = p * strideDown - padTop;
      const firstRow = Math.max(0, top);
      const endRow = Math.min(height, top + windowHeight);
      for (let q = 0; q < outputWidth; q++) {
        const left = q * strideAcross - padLeft;
        const firstColumn = Math.max(0, left);
        const endColumn = Math.min(width, left + windowWidth);
        for (let c = 0; c < numChannels; c++, target++) {
          let greatest = Number.NEGATIVE_INFINITY;
          for (let row = firstRow; row < endRow; row++) {
            const start = (b * height + row) * width;
            for (let column = firstColumn; column < endColumn; column++) {
              greatest = Math.max(greatest, x[(start + column) * numChannels + c]);
            }
          }
          y[target] = greatest;
        }
      }
    }
  }
}
