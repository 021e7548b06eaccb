import { type FunctionHandle, f32x4, loadLanes, type ModuleBuilder, storeLanes } from '../assembler/index.ts';
import { forEachTile } from './for-each-tile.ts';

/** Vectors of columns that are summed side by side, enough that no addition waits for the one before. */
const VECTORS_AT_ONCE = 8;

/**
 * sums[c] = Σ_n x[n,c], n ascending, equal to the reference `columnSums` to the bit: the gradient of a bias, for example.
 *
 * x [numRows, C]; sums [C], overwritten.
 */
export function emitColumnSums(
  module: ModuleBuilder,
  { numColumns }: { readonly numColumns: number },
): FunctionHandle<{ numRows: 'i32'; x: 'i32'; sums: 'i32' }, 'none'> {
  const params = { numRows: 'i32', x: 'i32', sums: 'i32' } as const;
  return module.sharedFunction(`columnSums_${numColumns}`, params, 'none', (f, { numRows, x, sums }) => {
    forEachTile(f, numColumns, VECTORS_AT_ONCE, [x, sums], (groups, [tileX, tileSums]) => {
      const totals = groups.map(() => f.let('sum', f32x4.const(0)));
      const row = f.let('rowX', tileX);
      f.for('row', { to: numRows }, () => {
        groups.forEach(({ offset, numLanes }, group) => {
          f.set(totals[group], f32x4.add(totals[group], loadLanes(row, numLanes, offset)));
        });
        f.advance(row, 4 * numColumns);
      });
      groups.forEach(({ offset, numLanes }, group) => {
        for (const store of storeLanes(tileSums, totals[group], numLanes, offset)) f.do(store);
      });
    });
  });
}
