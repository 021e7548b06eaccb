import { type FunctionHandle, i32, type ModuleBuilder, memory } from '../assembler/index.ts';
import type { ZeroPadding2dShape } from '../reference/zero-padding2d.ts';
import { copyRow } from './copy-row.ts';

/** What a zero padding does, apart from the number of images. */
export type ZeroPadding2dOp = Omit<ZeroPadding2dShape, 'batchSize'>;

/**
 * Rows and columns of zeros around each image: see the reference `zeroPadding2d`.
 *
 * Parameters: `numImages`; `x` [B, H, W, C]; `y` [B, top+H+bottom, left+W+right, C], overwritten; must not overlap `x`.
 */
export function emitZeroPadding2d(
  module: ModuleBuilder,
  { inputSize: [height, width], numChannels, padding }: ZeroPadding2dOp,
): FunctionHandle<{ numImages: 'i32'; x: 'i32'; y: 'i32' }, 'none'> {
  const [[top, bottom], [left, right]] = padding;
  const rowBytes = 4 * (left + width + right) * numChannels;
  const name = `zeroPadding2d_${height}x${width}x${numChannels}_${padding.flat().join('_')}`;
  return module.sharedFunction(name, { numImages: 'i32', x: 'i32', y: 'i32' }, 'none', (f, { numImages, x, y }) => {
    f.do(memory.fill(y, 0, i32.mul(numImages, (top + height + bottom) * rowBytes)));
    f.advance(y, top * rowBytes + 4 * left * numChannels);
    f.for('b', { to: numImages }, () => {
      f.for('h', { to: height }, () => {
        copyRow(f, x, y, width * numChannels);
        f.advance(x, 4 * width * numChannels);
        f.advance(y, rowBytes);
      });
      f.advance(y, (top + bottom) * rowBytes);
    });
  });
}
