import { checkLength } from '../check-length.ts';
import type { PooledConv2dShape } from './pooled-conv2d.ts';

/** A gradient that goes on through a max pool, and the window that it goes to. */
export interface PooledGradient {
  readonly image: number;
  /** First row of the image that the window sees. */
  readonly top: number;
  readonly left: number;
  readonly gradient: number;
}

/**
 * The gradients of a filter at the outputs that were the greatest of their pool window: image by image, column by
 * column. Gradients of 0 are left out.
 *
 * @param dy       [B, P', Q', K], P' × Q' positions behind the pool.
 * @param winners  u8, of the same shape, as `pooledConv2d` leaves them.
 * @param what     Kernel, first word of errors.
 */
export function* pooledGradients(
  what: string,
  dy: Float32Array,
  winners: Uint8Array,
  { batchSize, numFilters, poolSize, window }: PooledConv2dShape,
  filter: number,
): Generator<PooledGradient> {
  const [poolHeight, poolWidth] = poolSize;
  const height = Math.floor(window.outputSize[0] / poolHeight);
  const width = Math.floor(window.outputSize[1] / poolWidth);
  checkLength(`${what}: dy`, dy, [batchSize, height, width, numFilters]);
  checkLength(`${what}: winners`, winners, [batchSize, height, width, numFilters]);
  for (let image = 0; image < batchSize; image++) {
    for (let q = 0; q < width; q++) {
      for (let p = 0; p < height; p++) {
        const source = ((image * height + p) * width + q) * numFilters + filter;
        const gradient = dy[source];
        if (gradient === 0) continue;
        const row = p * poolHeight + Math.floor(winners[source] / poolWidth);
        const column = q * poolWidth + (winners[source] % poolWidth);
        const [top, left] = [row * window.strides[0] - window.padTop, column * window.strides[1] - window.padLeft];
        yield { image, top, left, gradient };
      }
    }
  }
}
