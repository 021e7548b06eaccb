import { checkLength } from '../check-length.ts';
import type { Conv2dShape } from './conv2d.ts';

/**
 * Gradients of a 2-D convolution with respect to its filter and its bias.
 *
 *   dFilter[i,j,c,k] = Σ_{b,p,q} x[b, p·s+i−padTop, q·s+j−padLeft, c] · dy[b,p,q,k]
 *   dBias[k] = Σ_{b,p,q} dy[b,p,q,k]
 *
 * Beyond the edges x is 0, and nothing is added there.
 *
 * @param x        Input, [B, H, W, C], row-major.
 * @param dy       Gradient of the loss with respect to the output, before an activation, [B, P, Q, K].
 * @param dFilter  Overwritten, [I, J, C, K].
 * @param dBias    Overwritten, [K].
 * @throws {ShapeError} `conv2dFilterGradient: dy holds 147456 values; its shape [32, 28, 28, 8] needs 200704. …`
 * Sum order: from 0; b, p, q ascending; each product and each sum is rounded to f32.
 * Cost: at most B·P·Q·I·J·C·K multiply-adds, no allocation.
 * @see Dumoulin & Visin, "A guide to convolution arithmetic for deep learning", arXiv:1603.07285
 */
export function conv2dFilterGradient(
  x: Float32Array,
  dy: Float32Array,
  dFilter: Float32Array,
  dBias: Float32Array,
  { batchSize, numChannels, numFilters, window }: Conv2dShape,
): void {
  const [height, width] = window.inputSize;
  const [windowHeight, windowWidth] = window.windowSize;
  const [outputHeight, outputWidth] = window.outputSize;
  checkLength('conv2dFilterGradient: x', x, [batchSize, height, width, numChannels]);
  checkLength('conv2dFilterGradient: dy', dy, [batchSize, outputHeight, outputWidth, numFilters]);
  checkLength('conv2dFilterGradient: dFilter', dFilter, [windowHeight, windowWidth, numChannels, numFilters]);
  checkLength('conv2dFilterGradient: dBias', dBias, [numFilters]);

  dFilter.fill(0);
  dBias.fill(0);
  for (let position = 0; position < batchSize * outputHeight * outputWidth; position++) {
    const b = Math.floor(position / (outputHeight * outputWidth));
    const p = Math.floor(position / outputWidth) % outputHeight;
    const q = position % outputWidth;
    for (let k = 0; k < numFilters; k++) dBias[k] += dy[position * numFilters + k];
    for (let i = 0; i < windowHeight; i++) {
      const row = p * window.strides[0] + i - window.padTop;
      if (row < 0 || row >= height) continue;
      for (let j = 0; j < windowWidth; j++) {
        const column = q * window.strides[1] + j - window.padLeft;
        if (column < 0 || column >= width) continue;
        for (let c = 0; c < numChannels; c++) {
          const value = x[((b * height + row) * width + column) * numChannels + c];
          const weight = ((i * windowWidth + j) * numChannels + c) * numFilters;
          for (let k = 0; k < numFilters; k++) {
            dFilter[weight + k] += Math.fround(value * dy[position * numFilters + k]);
          }
        }
      }
    }
  }
}
