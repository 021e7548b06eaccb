import { checkLength } from '../check-length.ts';
import type { Size2d } from '../sliding-window.ts';
import { type Conv2dShape, conv2d } from './conv2d.ts';

/** The sizes of a convolution with a max pool behind it. */
export interface PooledConv2dShape extends Conv2dShape {
  /** Of the pool, whose windows lie side by side. Rows and columns that fill none are left out. */
  readonly poolSize: Size2d;
}

/**
 * Convolution and max pool, and which position of each pool window was the greatest.
 *
 *   y[b,p,q,k] = max_{m,n} z[b, p·M+m, q·N+n, k],   z = conv2d(x, filter, bias)
 *   winners[b,p,q,k] = the m·N + n of that maximum
 *
 * A value wins where it is greater than all before it: of equals the first one, and a NaN only where it stands first.
 *
 * @param x, filter, bias  As in {@link conv2d}.
 * @param y        Overwritten, [B, ⌊P/M⌋, ⌊Q/N⌋, K].
 * @param winners  Overwritten, of the same shape.
 * @throws {ShapeError} `pooledConv2d: y holds 1152 values; its shape [1, 12, 12, 4] needs 576. …`
 * Cost: that of `conv2d`, and the memory for all of its values.
 */
export function pooledConv2d(
  x: Float32Array,
  filter: Float32Array,
  bias: Float32Array | null,
  y: Float32Array,
  winners: Uint8Array,
  shape: PooledConv2dShape,
): void {
  const { batchSize, numFilters, poolSize, window } = shape;
  const [height, width] = window.outputSize;
  const [poolHeight, poolWidth] = poolSize;
  const [pooledHeight, pooledWidth] = [Math.floor(height / poolHeight), Math.floor(width / poolWidth)];
  const pooledShape = [batchSize, pooledHeight, pooledWidth, numFilters];
  checkLength('pooledConv2d: y', y, pooledShape);
  checkLength('pooledConv2d: winners', winners, pooledShape);
  const sums = new Float32Array(batchSize * height * width * numFilters);
  conv2d(x, filter, bias, sums, shape);
  let target = 0;
  for (let b = 0; b < batchSize; b++) {
    for (let p = 0; p < pooledHeight; p++) {
      for (let q = 0; q < pooledWidth; q++) {
        for (let k = 0; k < numFilters; k++, target++) {
          for (let position = 0; position < poolHeight * poolWidth; position++) {
            const row = p * poolHeight + Math.floor(position / poolWidth);
            const column = q * poolWidth + (position % poolWidth);
            const sum = sums[((b * height + row) * width + column) * numFilters + k];
            if (position > 0 && !(sum > y[target])) continue;
            y[target] = sum;
            winners[target] = position;
          }
        }
      }
    }
  }
}
