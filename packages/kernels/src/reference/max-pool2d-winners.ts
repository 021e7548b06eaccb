import { checkLength } from '../check-length.ts';
import type { Pool2dShape } from './pool2d-shape.ts';

/**
 * Which pixel of each window is the greatest, channel by channel: i·J + j.
 *
 * A pixel wins where it is greater than all before it: of equals the first one. Behind a NaN none wins any more. What lies
 * beyond the edges does not count.
 *
 * @param x        [B, H, W, C], row-major.
 * @param winners  Overwritten, [B, P, Q, C]; the window has at most 256 pixels.
 * @throws {ShapeError} `maxPool2dWinners: winners holds 784 values; its shape [1, 14, 14, 8] needs 1568. …`
 * Cost: at most B·P·Q·I·J·C comparisons, no allocation.
 */
export function maxPool2dWinners(x: Float32Array, winners: Uint8Array, shape: Pool2dShape): void {
  const { batchSize, numChannels, window } = shape;
  const [height, width] = window.inputSize;
  const [outputHeight, outputWidth] = window.outputSize;
  checkLength('maxPool2dWinners: x', x, [batchSize, height, width, numChannels]);
  checkLength('maxPool2dWinners: winners', winners, [batchSize, outputHeight, outputWidth, numChannels]);

  for (let target = 0; target < winners.length; target++) {
    const c = target % numChannels;
    const position = Math.floor(target / numChannels);
    const b = Math.floor(position / (outputHeight * outputWidth));
    const top = (Math.floor(position / outputWidth) % outputHeight) * window.strides[0] - window.padTop;
    const left = (position % outputWidth) * window.strides[1] - window.padLeft;
    let greatest: number | null = null;
    for (let i = 0; i < window.windowSize[0]; i++) {
      if (top + i < 0 || top + i >= height) continue;
      for (let j = 0; j < window.windowSize[1]; j++) {
        if (left + j < 0 || left + j >= width) continue;
        const value = x[((b * height + top + i) * width + left + j) * numChannels + c];
        if (greatest === null || value > greatest) winners[target] = i * window.windowSize[1] + j;
        greatest = greatest === null ? value : Math.max(greatest, value);
      }
    }
  }
}
