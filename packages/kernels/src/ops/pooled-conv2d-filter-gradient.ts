import {
  type FunctionHandle,
  i32,
  loadLanes,
  type ModuleBuilder,
  memory,
  storeLanes,
  v128,
} from '../assembler/index.ts';
import { conv2dGradientName } from './conv2d-gradient-op.ts';
import { forEachFilterTile } from './for-each-filter-tile.ts';
import { forEachEntry, forEachGroupAndFilter, type PooledConv2dGradientOp } from './pooled-gradient-entries.ts';
import { emitPooledGradientList } from './pooled-gradient-list.ts';

/** Arguments: a count, then addresses. */
export type PooledConv2dFilterGradientParameters = {
  readonly numImages: 'i32';
  readonly x: 'i32';
  readonly dy: 'i32';
  readonly winners: 'i32';
  readonly list: 'i32';
  readonly dFilter: 'i32';
  readonly dBias: 'i32';
  readonly counter: 'i32';
};

/**
 * Gradient of a convolution with a max pool behind it by its filter and bias: see the reference
 * `pooledConv2dFilterGradient`, equal to the bit in exact modules.
 *
 * Only positions that were the greatest of their pool window have a gradient. First they are listed filter by filter.
 * Then each part of a filter's gradient stays in registers while the entries of a group of images add to it.
 *
 * Parameters: `numImages`; `x` [B, H, W, C]; `dy` [B, P', Q', K], gradient before the activation at the pooled positions;
 * `winners` u8 [B, P', Q', K]; `list`, of `pooledGradientListBytes`, overwritten, which the input's gradient goes
 * through again; `dFilter` [K, I, J, C] (not [I, J, C, K]: see `emitTransposeFilterGradient`) and `dBias` [K],
 * overwritten; `counter`, an i32 to which the number of entries is added. Nothing may overlap.
 *
 * @throws {ShapeError} When the window reaches over the edges, or the pool has more than 256 positions.
 */
export function emitPooledConv2dFilterGradient(
  module: ModuleBuilder,
  op: PooledConv2dGradientOp,
): FunctionHandle<PooledConv2dFilterGradientParameters, 'none'> {
  const { numChannels, numFilters, poolSize, window } = op;
  const filterBytes = 4 * window.windowSize[0] * window.windowSize[1] * numChannels;
  const listGradients = emitPooledGradientList(module, op);
  const params = {
    numImages: 'i32',
    x: 'i32',
    dy: 'i32',
    winners: 'i32',
    list: 'i32',
    dFilter: 'i32',
    dBias: 'i32',
    counter: 'i32',
  } as const;
  const name = `pooledConv2dFilterGradient_${conv2dGradientName(op)}_pool${poolSize.join('x')}`;
  return module.sharedFunction(
    name,
    params,
    'none',
    (f, { counter, dBias, dFilter, dy, list, numImages, winners, x }) => {
      f.call(listGradients, { numImages, dy, winners, list, dBias, counter });
      f.do(memory.fill(dFilter, 0, numFilters * filterBytes));
      const filter = f.local('i32', 'filter');
      forEachGroupAndFilter(f, op, { list, numImages }, ({ end, first, k }) => {
        f.set(filter, i32.add(dFilter, i32.mul(k, filterBytes)));
        f.if(i32.ltU(first, end), () => {
          forEachFilterTile(f, window, numChannels, ({ filterOffset, imageOffset, vectors }) => {
            const source = f.let('source', i32.add(x, imageOffset));
            const target = f.let('target', i32.add(filter, filterOffset));
            const sums = vectors.map((vector) => f.let('sum', loadLanes(target, vector.numLanes, vector.filterOffset)));
            forEachEntry(f, first, end, (entry, offset) => {
              const patch = f.let('patch', i32.add(source, i32.load(entry, offset)));
              const gradient = f.let('gradient', v128.load32Splat(entry, offset + 4));
              vectors.forEach((vector, index) => {
                const values = loadLanes(patch, vector.numLanes, vector.imageOffset);
                f.set(sums[index], module.multiplyAdd(values, gradient, sums[index]));
              });
            });
            vectors.forEach((vector, index) => {
              for (const store of storeLanes(target, sums[index], vector.numLanes, vector.filterOffset)) f.do(store);
            });
          });
        });
      });
    },
  );
}
