import type { FunctionHandle, ModuleBuilder } from '../assembler/index.ts';
import type { FilterShape } from '../filter-shape.ts';
import { transpose } from './transpose.ts';

/**
 * Brings a filter's gradient from the layout in which it is summed into that of the filter.
 *
 *   dFilter[i,j,c,k] = transposed[k,i,j,c]
 *
 * Parameters: `transposed` [K, I, J, C]; `dFilter` [I, J, C, K], overwritten; they must not overlap.
 */
export function emitTransposeFilterGradient(
  module: ModuleBuilder,
  { filterSize: [height, width], numChannels, numFilters }: FilterShape,
): FunctionHandle<{ transposed: 'i32'; dFilter: 'i32' }, 'none'> {
  const numWeights = height * width * numChannels;
  const name = `transposeFilterGradient_${numWeights}x${numFilters}`;
  return module.sharedFunction(name, { transposed: 'i32', dFilter: 'i32' }, 'none', (f, { dFilter, transposed }) => {
    transpose(f, transposed, dFilter, numFilters, numWeights);
  });
}
