import { checkLength } from '../check-length.ts';
import type { FilterShape } from '../filter-shape.ts';

/**
 * A filter with its last axis first, as the gradients of convolutions need it: each filter's weights lie together.
 *
 *   transposed[k,i,j,c] = filter[i,j,c,k]
 *
 * @param filter      [I, J, C, K], row-major.
 * @param transposed  Overwritten, [K, I, J, C]; must not overlap `filter`.
 * @throws {ShapeError} `transposeFilter: filter holds 100 values; its shape [5, 5, 1, 8] needs 200. …`
 */
export function transposeFilter(filter: Float32Array, transposed: Float32Array, shape: FilterShape): void {
  const { filterSize, numChannels, numFilters } = shape;
  checkLength('transposeFilter: filter', filter, [...filterSize, numChannels, numFilters]);
  checkLength('transposeFilter: transposed', transposed, [numFilters, ...filterSize, numChannels]);
  const numWeights = filter.length / numFilters;
  for (let i = 0; i < filter.length; i++)
    transposed[(i % numFilters) * numWeights + Math.floor(i / numFilters)] = filter[i];
}
