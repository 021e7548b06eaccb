import {
  type FunctionHandle,
  i32,
  laneGroups,
  loadLanes,
  type ModuleBuilder,
  memory,
  storeLanes,
  v128,
} from '../assembler/index.ts';
import { conv2dGradientName } from './conv2d-gradient-op.ts';
import { forEachBlock } from './for-each-block.ts';
import { forEachEntry, forEachGroupAndFilter, type PooledConv2dGradientOp } from './pooled-gradient-entries.ts';

/** Of a filter's row, as many vectors as registers hold beside a gradient and a sum. */
const MOST_VECTORS = 12;

/**
 * Gradient of a convolution with a max pool behind it by its input: see the reference `pooledConv2dInputGradient`, equal
 * to the bit in exact modules.
 *
 * A row of a filter stays in registers while it is added to dx at the filter's entries of a group of images; one too
 * long for that is read again for each entry.
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
  const rowLength = windowWidth * numChannels;
  const staysInRegisters = rowLength <= 4 * MOST_VECTORS;
  const params = { numImages: 'i32', list: 'i32', transposed: 'i32', dx: 'i32' } as const;
  const name = `pooledConv2dInputGradient_${conv2dGradientName(op)}_pool${poolSize.join('x')}`;
  return module.sharedFunction(name, params, 'none', (f, { dx, list, numImages, transposed }) => {
    f.do(memory.fill(dx, 0, i32.mul(numImages, 4 * height * width * numChannels)));
    const weight = f.local('i32', 'weight');
    const row = f.local('i32', 'row');
    const patch = f.local('i32', 'patch');
    forEachGroupAndFilter(f, op, { list, numImages }, ({ end, first, k }) => {
      f.if(i32.ltU(first, end), () => {
        f.set(weight, i32.add(transposed, i32.mul(k, 4 * windowHeight * rowLength)));
        f.set(row, dx);
        f.for('i', { to: windowHeight }, () => {
          const weights = staysInRegisters
            ? laneGroups(rowLength).map((group) => f.let('weights', loadLanes(weight, group.numLanes, group.offset)))
            : null;
          forEachEntry(f, first, end, (entry, entryOffset) => {
            const gradient = f.let('gradient', v128.load32Splat(entry, entryOffset + 4));
            f.set(patch, i32.add(row, i32.load(entry, entryOffset)));
            forEachBlock(f, rowLength, 4 * MOST_VECTORS, (offset, length) => {
              const target = f.let('target', i32.add(patch, offset));
              laneGroups(length).forEach((group, index) => {
                const factor = weights?.[index] ?? loadLanes(i32.add(weight, offset), group.numLanes, group.offset);
                const before = loadLanes(target, group.numLanes, group.offset);
                const sum = f.let('sum', module.multiplyAdd(factor, gradient, before));
                for (const store of storeLanes(target, sum, group.numLanes, group.offset)) f.do(store);
              });
            });
          });
          f.advance(weight, 4 * rowLength);
          f.advance(row, 4 * width * numChannels);
        });
      });
    });
  });
}
