import { checkLength } from '../check-length.ts';
import type { QuantizedFilter } from '../quantize-filter.ts';
import type { Conv2dShape } from './conv2d.ts';

/** Values in whole numbers with a scale for each image, as `quantizeRows` makes them. */
export interface QuantizedImages {
  /** [B, H, W, C], from −255 to 255. */
  readonly values: Int16Array;
  /** [B]. */
  readonly scales: Float32Array;
}

/**
 * 2-D convolution of whole numbers without padding.
 *
 *   y[b,p,q,k] = bias[k] + (x.scales[b] · filter.scales[k]) · Σ_{i,j,c} x[b, p·s+i, q·s+j, c] · filter[i,j,c,k]
 *
 * @param filter  Values [I, J, C, K], scales [K].
 * @param bias    [K]; null: none.
 * @param y       Overwritten, [B, P, Q, K].
 * @throws {ShapeError} `quantizedConv2d: y holds 8 values; its shape [1, 2, 2, 3] needs 12. …`
 * The sums are exact. Then they, the product of the scales, its product with the sum and the sum with the bias are each
 * rounded to f32.
 */
export function quantizedConv2d(
  x: QuantizedImages,
  filter: QuantizedFilter,
  bias: Float32Array | null,
  y: Float32Array,
  { batchSize, numChannels, numFilters, window }: Conv2dShape,
): void {
  const [height, width] = window.inputSize;
  const [windowHeight, windowWidth] = window.windowSize;
  const [outputHeight, outputWidth] = window.outputSize;
  checkLength('quantizedConv2d: x', x.values, [batchSize, height, width, numChannels]);
  checkLength('quantizedConv2d: x.scales', x.scales, [batchSize]);
  checkLength('quantizedConv2d: filter', filter.values, [windowHeight, windowWidth, numChannels, numFilters]);
  checkLength('quantizedConv2d: filter.scales', filter.scales, [numFilters]);
  if (bias !== null) checkLength('quantizedConv2d: bias', bias, [numFilters]);
  checkLength('quantizedConv2d: y', y, [batchSize, outputHeight, outputWidth, numFilters]);
  for (let target = 0; target < y.length; target++) {
    const k = target % numFilters;
    const q = Math.floor(target / numFilters) % outputWidth;
    const p = Math.floor(target / (numFilters * outputWidth)) % outputHeight;
    const b = Math.floor(target / (numFilters * outputWidth * outputHeight));
    let sum = 0;
    for (let i = 0; i < windowHeight; i++) {
      const row = (b * height + p * window.strides[0] + i) * width + q * window.strides[1];
      for (let tap = 0; tap < windowWidth * numChannels; tap++) {
        const weight = filter.values[(i * windowWidth * numChannels + tap) * numFilters + k];
        sum += x.values[row * numChannels + tap] * weight;
      }
    }
    const scaled = Math.fround(Math.fround(sum) * Math.fround(x.scales[b] * filter.scales[k]));
    y[target] = bias === null ? scaled : scaled + bias[k];
  }
}
