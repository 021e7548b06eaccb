/** The filters that the lessons slide; each comes in every size. */
export const FILTER_NAMES = ['vertical', 'horizontal', 'mean', 'center'] as const;

export type FilterName = (typeof FILTER_NAMES)[number];

/**
 * A square filter, [size, size], row-major. `vertical` answers where ink begins from left to right: its columns run from
 * −1 to 1; `horizontal` is the same from top to bottom; `mean` blurs; `center` copies.
 */
export function createFilter(name: FilterName, size: number): Float32Array {
  const middle = (size - 1) / 2;
  // A filter of one cell has nothing beside it to compare with.
  const slope = (index: number) => (size === 1 ? 1 : Math.sign(index - middle));
  const weightAt: Record<FilterName, (row: number, column: number) => number> = {
    vertical: (_, column) => slope(column),
    horizontal: (row) => slope(row),
    mean: () => 1 / size ** 2,
    center: (row, column) => (row === Math.floor(middle) && column === Math.floor(middle) ? 1 : 0),
  };
  const weight = weightAt[name];
  return Float32Array.from({ length: size ** 2 }, (_, i) => weight(Math.floor(i / size), i % size));
}
