import type { FunctionHandle, ModuleBuilder } from '../assembler/index.ts';
import type { FilterShape } from '../filter-shape.ts';
import { transpose } from './transpose.ts';

/**
 * A filter with its last axis first, as the gradients of convolutions need it: each filter's weights lie together.
 *
 *   transposed[k,i,j,c] = filter[i,j,c,k]
 *
 * Parameters: `filter` [I, J, C, K]; `transposed` [K, I, J, C], overwritten; they must not overlap.
 */
export function emitTransposeFilter(
  module: ModuleBuilder,
  { filterSize: [height, width], numChannels, numFilters }: FilterShape,
): FunctionHandle<{ filter: 'i32'; transposed: 'i32' }, 'none'> {
  const numWeights = height * width * numChannels;
  const name = `transposeFilter_${numWeights}x${numFilters}`;
  return module.sharedFunction(name, { filter: 'i32', transposed: 'i32' }, 'none', (f, { filter, transposed }) => {
    transpose(f, filter, transposed, numWeights, numFilters);
  });
}
