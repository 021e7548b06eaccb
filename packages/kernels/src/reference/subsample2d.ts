import { checkLength } from '../check-length.ts';
import type { Pool2dShape } from './pool2d-shape.ts';

/**
 * The sums in the S layers of LeNet-5: each window added up, channel by channel, times a weight of the channel, plus
 * its bias.
 *
 *   y[b,p,q,c] = coefficient[c] · (Σ_{i,j} x[b, p·s+i−padTop, q·s+j−padLeft, c]) + bias[c]
 *
 * Beyond the edges x is 0.
 *
 * @param x            [B, H, W, C], row-major.
 * @param coefficient  [C].
 * @param bias         [C].
 * @param y            Overwritten, [B, P, Q, C]; must not overlap the others.
 * @throws {ShapeError} `subsample2d: y holds 784 values; its shape [1, 14, 14, 8] needs 1568. …`
 * Sum order: i, then j, ascending; each sum and the product are rounded to f32.
 * Cost: at most B·P·Q·I·J·C additions and B·P·Q·C multiply-adds, no allocation.
 * @see LeCun, Bottou, Bengio, Haffner, "Gradient-based learning applied to document recognition" (1998), section II.B.
 */
export function subsample2d(
  x: Float32Array,
  coefficient: Float32Array,
  bias: Float32Array,
  y: Float32Array,
  shape: Pool2dShape,
): void {
  const { batchSize, window, numChannels } = shape;
  const { padTop, padLeft } = window;
  const [height, width] = window.inputSize;
  const [windowHeight, windowWidth] = window.windowSize;
  const [strideDown, strideAcross] = window.strides;
  const [outputHeight, outputWidth] = window.outputSize;
  checkLength('subsample2d: x', x, [batchSize, height, width, numChannels]);
  checkLength('subsample2d: coefficient', coefficient, [numChannels]);
  checkLength('subsample2d: bias', bias, [numChannels]);
  checkLength('subsample2d: y', y, [batchSize, outputHeight, outputWidth, numChannels]);

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
          let sum = 0;
          for (let row = firstRow; row < endRow; row++) {
            const start = (b * height + row) * width;
            for (let column = firstColumn; column < endColumn; column++) {
              sum = Math.fround(sum + x[(start + column) * numChannels + c]);
            }
          }
          y[target] = Math.fround(coefficient[c] * sum) + bias[c];
        }
      }
    }
  }
}
