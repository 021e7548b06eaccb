import { checkLength } from '../check-length.ts';
import type { PooledConv2dShape } from './pooled-conv2d.ts';
import { pooledGradients } from './pooled-gradients.ts';

/**
 * Gradients of a convolution with a max pool behind it with respect to its filter and its bias. Only outputs that were
 * the greatest of their pool window take part.
 *
 *   dFilter[k,i,j,c] = Σ_{b,p,q} x[b, r·s+i−padTop, t·s+j−padLeft, c] · dy[b,p,q,k],   (r, t) the winner's position
 *   dBias[k] = Σ_{b,p,q} dy[b,p,q,k]
 *
 * @param x        Input, [B, H, W, C], row-major.
 * @param dy       Gradient of the loss behind the pool, before an activation, [B, P', Q', K].
 * @param winners  [B, P', Q', K], as `pooledConv2d` leaves them.
 * @param dFilter  Overwritten, [K, I, J, C]: in the order in which it is summed fast; `transposeFilterGradient` gives
 *   it the filter's.
 * @param dBias    Overwritten, [K].
 * @throws {ShapeError} `pooledConv2dFilterGradient: dy holds 1152 values; its shape [1, 12, 12, 4] needs 576. …`
 * Sum order: from 0; b, then q, then p, ascending; each product and each sum is rounded to f32. Gradients of 0 are left out.
 * Cost: I·J·C multiply-adds for each gradient that is not 0, no allocation.
 */
export function pooledConv2dFilterGradient(
  x: Float32Array,
  dy: Float32Array,
  winners: Uint8Array,
  dFilter: Float32Array,
  dBias: Float32Array,
  shape: PooledConv2dShape,
): void {
  const { batchSize, numChannels, numFilters, window } = shape;
  const [height, width] = window.inputSize;
  const [windowHeight, windowWidth] = window.windowSize;
  checkLength('pooledConv2dFilterGradient: x', x, [batchSize, height, width, numChannels]);
  checkLength('pooledConv2dFilterGradient: dFilter', dFilter, [numFilters, windowHeight, windowWidth, numChannels]);
  checkLength('pooledConv2dFilterGradient: dBias', dBias, [numFilters]);

  dFilter.fill(0);
  dBias.fill(0);
  for (let k = 0; k < numFilters; k++) {
    for (const { gradient, image, left, top } of pooledGradients('pooledConv2dFilterGradient', dy, winners, shape, k)) {
      dBias[k] += gradient;
      for (let i = 0; i < windowHeight; i++) {
        if (top + i < 0 || top + i >= height) continue;
        for (let j = 0; j < windowWidth; j++) {
          if (left + j < 0 || left + j >= width) continue;
          const source = ((image * height + top + i) * width + left + j) * numChannels;
          const weight = ((k * windowHeight + i) * windowWidth + j) * numChannels;
          for (let c = 0; c < numChannels; c++) dFilter[weight + c] += Math.fround(x[source + c] * gradient);
        }
      }
    }
  }
}
