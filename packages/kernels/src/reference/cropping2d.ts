import { checkLength } from '../check-length.ts';
import type { ZeroPadding2dShape } from './zero-padding2d.ts';

/**
 * What lies inside rows and columns at the edges of each image: the gradient of a zero padding.
 *
 *   dx[b,h,w,c] = dy[b, top+h, left+w, c]
 *
 * @param dy     [B, top+H+bottom, left+W+right, C], row-major.
 * @param dx     Overwritten, [B, H, W, C]; must not overlap `dy`.
 * @param shape  That of the zero padding: `inputSize` is H × W.
 * @throws {ShapeError} `cropping2d: dx holds 784 values; its shape [1, 28, 28, 2] needs 1568. …`
 * Cost: one write for each value of dx, no allocation.
 */
export function cropping2d(dy: Float32Array, dx: Float32Array, shape: ZeroPadding2dShape): void {
  const { batchSize, numChannels } = shape;
  const [height, width] = shape.inputSize;
  const [[top, bottom], [left, right]] = shape.padding;
  const outerHeight = top + height + bottom;
  const outerWidth = left + width + right;
  checkLength('cropping2d: dy', dy, [batchSize, outerHeight, outerWidth, numChannels]);
  checkLength('cropping2d: dx', dx, [batchSize, height, width, numChannels]);

  const rowLength = width * numChannels;
  for (let row = 0; row < batchSize * height; row++) {
    const outerRow = Math.floor(row / height) * outerHeight + top + (row % height);
    const source = (outerRow * outerWidth + left) * numChannels;
    dx.set(dy.subarray(source, source + rowLength), row * rowLength);
  }
}
