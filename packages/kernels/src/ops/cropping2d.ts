import type { FunctionHandle, ModuleBuilder } from '../assembler/index.ts';
import { copyRow } from './copy-row.ts';
import type { ZeroPadding2dOp } from './zero-padding2d.ts';

/**
 * Gradient of a zero padding: what lies inside the rows and columns of zeros. See the reference `cropping2d`.
 *
 * Parameters: `numImages`; `dy` [B, top+H+bottom, left+W+right, C]; `dx` [B, H, W, C], overwritten; must not overlap
 * `dy`.
 */
export function emitCropping2d(
  module: ModuleBuilder,
  { inputSize: [height, width], numChannels, padding }: ZeroPadding2dOp,
): FunctionHandle<{ numImages: 'i32'; dy: 'i32'; dx: 'i32' }, 'none'> {
  const [[top, bottom], [left, right]] = padding;
  const rowBytes = 4 * (left + width + right) * numChannels;
  const name = `cropping2d_${height}x${width}x${numChannels}_${padding.flat().join('_')}`;
  return module.sharedFunction(name, { numImages: 'i32', dy: 'i32', dx: 'i32' }, 'none', (f, { numImages, dy, dx }) => {
    f.advance(dy, top * rowBytes + 4 * left * numChannels);
    f.for('b', { to: numImages }, () => {
      f.for('h', { to: height }, () => {
        copyRow(f, dy, dx, width * numChannels);
        f.advance(dx, 4 * width * numChannels);
        f.advance(dy, rowBytes);
      });
      f.advance(dy, (top + bottom) * rowBytes);
    });
  });
}
