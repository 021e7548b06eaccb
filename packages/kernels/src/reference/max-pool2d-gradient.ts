import { checkLength } from '../check-length.ts';
import type { Pool2dShape } from './pool2d-shape.ts';

/**
 * Gradient of max pooling: each dy goes to the pixel that was the greatest of its window.
 *
 *   dx[b, p·s+i−padTop, q·s+j−padLeft, c] = Σ_{p,q} dy[b,p,q,c] where winners[b,p,q,c] = i·J + j
 *
 * @param dy       [B, P, Q, C], row-major.
 * @param winners  [B, P, Q, C], as `maxPool2dWinners` leaves them.
 * @param dx       Overwritten, [B, H, W, C].
 * @throws {ShapeError} `maxPool2dGradient: dy holds 784 values; its shape [1, 14, 14, 8] needs 1568. …`
 * Sum order: from 0; p, then q, ascending; each sum is rounded to f32.
 * Cost: B·P·Q·C additions, no allocation.
 */
export function maxPool2dGradient(dy: Float32Array, winners: Uint8Array, dx: Float32Array, shape: Pool2dShape): void {
  const { batchSize, numChannels, window } = shape;
  const [height, width] = window.inputSize;
  const [outputHeight, outputWidth] = window.outputSize;
  const windowWidth = window.windowSize[1];
  checkLength('maxPool2dGradient: dy', dy, [batchSize, outputHeight, outputWidth, numChannels]);
  checkLength('maxPool2dGradient: winners', winners, [batchSize, outputHeight, outputWidth, numChannels]);
  checkLength('maxPool2dGradient: dx', dx, [batchSize, height, width, numChannels]);

  dx.fill(0);
  for (let source = 0; source < dy.length; source++) {
    const c = source % numChannels;
    const position = Math.floor(source / numChannels);
    const b = Math.floor(position / (outputHeight * outputWidth));
    const p = Math.floor(position / outputWidth) % outputHeight;
    const q = position % outputWidth;
    const row = p * window.strides[0] - window.padTop + Math.floor(winners[source] / windowWidth);
    const column = q * window.strides[1] - window.padLeft + (winners[source] % windowWidth);
    dx[((b * height + row) * width + column) * numChannels + c] += dy[source];
  }
}
