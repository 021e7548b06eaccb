import { checkLength } from '../check-length.ts';
import type { Conv2dShape } from './conv2d.ts';

/**
 * Gradient of a 2-D convolution with respect to its input.
 *
 *   dx[b, p·s+i−padTop, q·s+j−padLeft, c] = Σ_{p,q,k} dy[b,p,q,k] · filter[i,j,c,k]
 *
 * What falls beyond the edges is dropped.
 *
 * @param dy      Gradient of the loss with respect to the output, before an activation, [B, P, Q, K], row-major.
 * @param filter  [I, J, C, K].
 * @param dx      Overwritten, [B, H, W, C].
 * @throws {ShapeError} `conv2dInputGradient: dy holds 147456 values; its shape [32, 28, 28, 8] needs 200704. …`
 * Sum order: from 0; p, q, k ascending; each product and each sum is rounded to f32.
 * Cost: at most B·P·Q·I·J·C·K multiply-adds, no allocation.
 * @see Dumoulin & Visin, "A guide to convolution arithmetic for deep learning", arXiv:1603.07285
 */
export function conv2dInputGradient(
  dy: Float32Array,
  filter: Float32Array,
  dx: Float32Array,
  { batchSize, numChannels, numFilters, window }: Conv2dShape,
): void {
  const [height, width] = window.inputSize;
  const [windowHeight, windowWidth] = window.windowSize;
  const [outputHeight, outputWidth] = window.outputSize;
  checkLength('conv2dInputGradient: dy', dy, [batchSize, outputHeight, outputWidth, numFilters]);
  checkLength('conv2dInputGradient: filter', filter, [windowHeight, windowWidth, numChannels, numFilters]);
  checkLength('conv2dInputGradient: dx', dx, [batchSize, height, width, numChannels]);

  dx.fill(0);
  for (let position = 0; position < batchSize * outputHeight * outputWidth; position++) {
    const b = Math.floor(position / (outputHeight * outputWidth));
    const p = Math.floor(position / outputWidth) % outputHeight;
    const q = position % outputWidth;
    for (let i = 0; i < windowHeight; i++) {
      const row = p * window.strides[0] + i - window.padTop;
      if (row < 0 || row >= height) continue;
      for (let j = 0; j < windowWidth; j++) {
        const column = q * window.strides[1] + j - window.padLeft;
        if (column < 0 || column >= width) continue;
        for (let c = 0; c < numChannels; c++) {
          const target = ((b * height + row) * width + column) * numChannels + c;
          const weight = ((i * windowWidth + j) * numChannels + c) * numFilters;
          for (let k = 0; k < numFilters; k++) {
            dx[target] += Math.fround(dy[position * numFilters + k] * filter[weight + k]);
          }
        }
      }
    }
  }
}
