import { checkLength } from '../check-length.ts';
import type { FilterShape } from '../filter-shape.ts';

/**
 * Brings a filter's gradient from the layout in which it is summed into that of the filter.
 *
 *   dFilter[i,j,c,k] = transposed[k,i,j,c]
 *
 * @param transposed  [K, I, J, C], row-major.
 * @param dFilter     Overwritten, [I, J, C, K]; must not overlap `transposed`.
 * @throws {ShapeError} `transposeFilterGradient: dFilter holds 100 values; its shape [5, 5, 1, 8] needs 200. …`
 */
export function transposeFilterGradient(transposed: Float32Array, dFilter: Float32Array, shape: FilterShape): void {
  const { filterSize, numChannels, numFilters } = shape;
  checkLength('transposeFilterGradient: transposed', transposed, [numFilters, ...filterSize, numChannels]);
  checkLength('transposeFilterGradient: dFilter', dFilter, [...filterSize, numChannels, numFilters]);
  const numWeights = dFilter.length / numFilters;
  for (let i = 0; i < dFilter.length; i++) {
    dFilter[i] = transposed[(i % numFilters) * numWeights + Math.floor(i / numFilters)];
  }
}
