import { checkLength } from '../check-length.ts';
import type { Pool2dShape } from './pool2d-shape.ts';

/**
 * The mean of each window, channel by channel.
 *
 *   y[b,p,q,c] = (1 / n) · Σ_{i,j} x[b, p·s+i−padTop, q·s+j−padLeft, c]
 *
 * The sum is over the n values of the window that lie inside the image, as in TensorFlow and Keras.
 *
 * @param x  [B, H, W, C], row-major.
 * @param y  Overwritten, [B, P, Q, C]; must not overlap `x`.
 * @throws {ShapeError} `averagePool2d: y holds 784 values; its shape [1, 14, 14, 8] needs 1568. …`
 * Sum order: i, then j, ascending; each sum and the quotient are rounded to f32.
 * Cost: at most B·P·Q·I·J·C additions and B·P·Q·C divisions, no allocation.
 */
export function averagePool2d(x: Float32Array, y: Float32Array, shape: Pool2dShape): void {
  const { batchSize, window, numChannels } = shape;
  const { padTop, padLeft } = window;
  const [height, width] = window.inputSize;
  const [windowHeight, windowWidth] = window.windowSize;
  const [strideDown, strideAcross] = window.strides;
  const [outputHeight, outputWidth] = window.outputSize;
  checkLength('averagePool2d: x', x, [batchSize, height, width, numChannels]);
  checkLength('averagePool2d: y', y, [batchSize, outputHeight, outputWidth, numChannels]);

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
        const numInside = (endRow - firstRow) * (endColumn - firstColumn);
        for (let c = 0; c < numChannels; c++, target++) {
          let sum = 0;
          for (let row = firstRow; row < endRow; row++) {
            const start = (b * height + row) * width;
            for (let column = firstColumn; column < endColumn; column++) {
              sum = Math.fround(sum + x[(start + column) * numChannels + c]);
            }
          }
          y[target] = sum / numInside;
        }
      }
    }
  }
}
