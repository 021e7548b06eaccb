import type { QuantizedFilter } from '../quantize-filter.ts';
import { createSlidingWindow } from '../sliding-window.ts';
import type { DenseShape } from './dense.ts';
import { type QuantizedImages, quantizedConv2d } from './quantized-conv2d.ts';

/**
 * Fully connected sums of whole numbers.
 *
 *   y[b,u] = bias[u] + (x.scales[b] · weights.scales[u]) · Σ_f x[b,f] · weights[f,u]
 *
 * It is the convolution of images of one pixel, and rounded as {@link quantizedConv2d} is.
 *
 * @param x        Values [B, F], scales [B].
 * @param weights  Values [F, U], scales [U].
 * @param bias     [U]; null: none.
 * @param y        Overwritten, [B, U].
 * @throws {ShapeError} When an array is not as long as its shape says.
 */
export function quantizedDense(
  x: QuantizedImages,
  weights: QuantizedFilter,
  bias: Float32Array | null,
  y: Float32Array,
  { batchSize, numFeatures, numUnits }: DenseShape,
): void {
  const window = createSlidingWindow([1, 1], [1, 1], [1, 1], 'valid');
  quantizedConv2d(x, weights, bias, y, { batchSize, window, numChannels: numFeatures, numFilters: numUnits });
}
