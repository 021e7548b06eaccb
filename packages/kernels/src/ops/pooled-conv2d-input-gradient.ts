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
import { forEachFilterEntries, type PooledConv2dGradientOp } from './pooled-gradient-list.ts';

/**
 * Gradient of a convolution with a max pool behind it by its input: see the reference `pooledConv2dInputGradient`, equal
 * to the bit in exact modules.
 *
 * Each part of a filter stays in registers while it is added to dx at every entry of the filter's list.
 *
 * Parameters: `numImages`; `list`, as `emitPooledConv2dFilterGradient` left it for the same images; `transposed`, the
 * filter [K, I, J, C]; `dx` [B, H, W, C], overwritten; must not overlap the others.
 */
export function emitPooledConv2dInputGradient(
  module: ModuleBuilder,
  op: PooledConv2dGradientOp,
): FunctionHandle<{ numImages: 'i32'; list: 'i32'; transposed: 'i32'; dx: 'i32' }, 'none'> {
  const { numChannels, poolSize, window } = op;
  const [height, width] = window.inputSize;
  const [windowHeight, windowWidth] = window.windowSize;
  const params = { numImages: 'i32', list: 'i32', transposed: 'i32', dx: 'i32' } as const;
  const name = `pooledConv2dInputGradient_${conv2dGradientName(op)}_pool${poolSize.join('x')}`;
  return module.sharedFunction(name, params, 'none', (f, { dx, list, numImages, transposed }) => {
    f.do(memory.fill(dx, 0, i32.mul(numImages, 4 * height * width * numChannels)));
    const entry = f.local('i32', 'entry');
    forEachFilterEntries(f, op, { list, numImages }, ({ end, first }) => {
      forEachFilterTile(f, window, numChannels, ({ filterOffset, imageOffset, vectors }) => {
        const target = f.let('target', i32.add(dx, imageOffset));
        const source = f.let('source', i32.add(transposed, filterOffset));
        const weights = vectors.map((vector) =>
          f.let('weights', loadLanes(source, vector.numLanes, vector.filterOffset)),
        );
        f.set(entry, first);
        f.if(i32.ltU(entry, end), () => {
          f.doWhile(
            () => {
              const patch = f.let('patch', i32.add(target, i32.load(entry)));
              const gradient = f.let('gradient', v128.load32Splat(entry, 4));
              vectors.forEach((vector, index) => {
                const before = loadLanes(patch, vector.numLanes, vector.imageOffset);
                const sum = f.let('sum', module.multiplyAdd(weights[index], gradient, before));
                for (const store of storeLanes(patch, sum, vector.numLanes, vector.imageOffset)) f.do(store);
              });
              f.advance(entry, 8);
            },
            () => i32.ltU(entry, end),
          );
        });
      });
      f.advance(transposed, 4 * windowHeight * windowWidth * numChannels);
    });
  });
}
