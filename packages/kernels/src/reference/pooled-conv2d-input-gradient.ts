import { checkLength } from '../check-length.ts';
import type { PooledConv2dShape } from './pooled-conv2d.ts';
import { pooledGradients } from './pooled-gradients.ts';

/**
 * Gradient of a convolution with a max pool behind it with respect to its input. Only outputs that were the greatest of
 * their pool window take part.
 *
 *   dx[b, r·s+i−padTop, t·s+j−padLeft, c] = Σ_{k,p,q} dy[b,p,q,k] · filter[i,j,c,k],   (r, t) the winner's position
 *
 * @param dy       Gradient of the loss behind the pool, before an activation, [B, P', Q', K], row-major.
 * @param winners  [B, P', Q', K], as `pooledConv2d` leaves them.
 * @param filter   [I, J, C, K].
 * @param dx       Overwritten, [B, H, W, C].
 * @throws {ShapeError} `pooledConv2dInputGradient: dy holds 1152 values; its shape [1, 12, 12, 4] needs 576. …`
 * Sum order: from 0; k, then i, then q, then p, ascending; each product and each sum is rounded to f32.
 * Cost: I·J·C multiply-adds for each gradient that is not 0, no allocation.
 */
export function pooledConv2dInputGradient(
  dy: Float32Array,
  winners: Uint8Array,
  filter: Float32Array,
  dx: Float32Array,
  shape: PooledConv2dShape,
): void {
  const { batchSize, numChannels, numFilters, window } = shape;
  const [height, width] = window.inputSize;
  const [windowHeight, windowWidth] = window.windowSize;
  checkLength('pooledConv2dInputGradient: filter', filter, [windowHeight, windowWidth, numChannels, numFilters]);
  checkLength('pooledConv2dInputGradient: dx', dx, [batchSize, height, width, numChannels]);

  dx.fill(0);
  for (let k = 0; k < numFilters; k++) {
    const gradients = [...pooledGradients('pooledConv2dInputGradient', dy, winners, shape, k)];
    for (let i = 0; i < windowHeight; i++) {
      for (const { gradient, image, left, top } of gradients) {
        if (top + i < 0 || top + i >= height) continue;
        for (let j = 0; j < windowWidth; j++) {
          if (left + j < 0 || left + j >= width) continue;
          const target = ((image * height + top + i) * width + left + j) * numChannels;
          const weight = (i * windowWidth + j) * numChannels;
          for (let c = 0; c < numChannels; c++) {
            dx[target + c] += Math.fround(gradient * filter[(weight + c) * numFilters + k]);
          }
        }
      }
    }
  }
}
