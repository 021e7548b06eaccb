import { checkLength } from '../check-length.ts';
import type { Pool2dShape } from './pool2d-shape.ts';

/**
 * Gradient of average pooling: each dy is shared out to the n pixels of its window that lie inside the image.
 *
 *   dx[b, p·s+i−padTop, q·s+j−padLeft, c] = Σ_{p,q} dy[b,p,q,c] / n
 *
 * @param dy  [B, P, Q, C], row-major.
 * @param dx  Overwritten, [B, H, W, C]; must not overlap `dy`.
 * @throws {ShapeError} `averagePool2dGradient: dy holds 784 values; its shape [1, 14, 14, 8] needs 1568. …`
 * Sum order: from 0; p, then q, ascending; each quotient and each sum is rounded to f32.
 * Cost: at most B·P·Q·I·J·C additions and B·P·Q·C divisions, no allocation.
 */
export function averagePool2dGradient(dy: Float32Array, dx: Float32Array, shape: Pool2dShape): void {
  const { batchSize, numChannels, window } = shape;
  const [height, width] = window.inputSize;
  const [outputHeight, outputWidth] = window.outputSize;
  checkLength('averagePool2dGradient: dy', dy, [batchSize, outputHeight, outputWidth, numChannels]);
  checkLength('averagePool2dGradient: dx', dx, [batchSize, height, width, numChannels]);

  dx.fill(0);
  for (let source = 0; source < dy.length; source++) {
    const c = source % numChannels;
    const position = Math.floor(source / numChannels);
    const b = Math.floor(position / (outputHeight * outputWidth));
    const top = (Math.floor(position / outputWidth) % outputHeight) * window.strides[0] - window.padTop;
    const left = (position % outputWidth) * window.strides[1] - window.padLeft;
    const [firstRow, endRow] = [Math.max(0, top), Math.min(height, top + window.windowSize[0])];
    const [firstColumn, endColumn] = [Math.max(0, left), Math.min(width, left + window.windowSize[1])];
    const share = Math.fround(dy[source] / ((endRow - firstRow) * (endColumn - firstColumn)));
    for (let row = firstRow; row < endRow; row++) {
      for (let column = firstColumn; column < endColumn; column++) {
        dx[((b * height + row) * width + column) * numChannels + c] += share;
      }
    }
  }
}
