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
 * The gradients of a filter at the outputs that were the greatest of their pool window: image by image, row by row.
 * Gradients of 0 are left out.
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
  for (let position = 0; position < batchSize * height * width; position++) {
    const gradient = dy[position * numFilters + filter];
    if (gradient === 0) continue;
    const winner = winners[position * numFilters + filter];
    const row = (Math.floor(position / width) % height) * poolHeight + Math.floor(winner / poolWidth);
    const column = (position % width) * poolWidth + (winner % poolWidth);
    yield {
      image: Math.floor(position / (height * width)),
      top: row * window.strides[0] - window.padTop,
      left: column * window.strides[1] - window.padLeft,
      gradient,
    };
  }
}
