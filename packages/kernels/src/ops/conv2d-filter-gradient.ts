import {
  type FunctionHandle,
  f32x4,
  i32,
  laneGroups,
  loadLanes,
  type ModuleBuilder,
  storeLanes,
  v128,
} from '../assembler/index.ts';
import { checkValidWindow } from './check-valid-window.ts';
import { emitColumnSums } from './column-sums.ts';
import { type Conv2dGradientOp, conv2dGradientName } from './conv2d-gradient-op.ts';
import { forEachBlock } from './for-each-block.ts';

/** Filters of a tile: two vectors. */
const TILE_FILTERS = 8;
/** Sums of a tile: with the gradients, a value of x and a product, what registers hold; enough that none waits. */
const TILE_SUMS = 10;

/**
 * Gradient of a convolution by its filter and bias: see the reference `conv2dFilterGradient`, equal to the bit in exact
 * modules.
 *
 * A tile of the gradient, some values of a row of the window × some filters, stays in registers while all positions of
 * all images add to it.
 *
 * Parameters: `numImages`; `x` [B, H, W, C]; `dy` [B, P, Q, K]; `dFilter` [I, J, C, K] and `dBias` [K], overwritten; they
 * must not overlap the others.
 *
 * @throws {ShapeError} When the window reaches over the edges.
 */
export function emitConv2dFilterGradient(
  module: ModuleBuilder,
  op: Conv2dGradientOp,
): FunctionHandle<{ numImages: 'i32'; x: 'i32'; dy: 'i32'; dFilter: 'i32'; dBias: 'i32' }, 'none'> {
  const { numChannels, numFilters, window } = op;
  checkValidWindow('emitConv2dFilterGradient', window);
  const [height, width] = window.inputSize;
  const [windowHeight, windowWidth] = window.windowSize;
  const [outputHeight, outputWidth] = window.outputSize;
  const [strideDown, strideAcross] = window.strides;
  const rowLength = windowWidth * numChannels;
  const sumColumns = emitColumnSums(module, { numColumns: numFilters });
  const params = { numImages: 'i32', x: 'i32', dy: 'i32', dFilter: 'i32', dBias: 'i32' } as const;
  const name = `conv2dFilterGradient_${conv2dGradientName(op)}`;
  return module.sharedFunction(name, params, 'none', (f, { dBias, dFilter, dy, numImages, x }) => {
    const gradient = f.local('i32', 'gradient');
    const value = f.local('i32', 'value');
    const image = f.local('i32', 'image');
    f.call(sumColumns, { numRows: i32.mul(numImages, outputHeight * outputWidth), x: dy, sums: dBias });
    f.for('i', { to: windowHeight }, () => {
      forEachBlock(f, rowLength, numFilters > 4 ? TILE_SUMS / 2 : TILE_SUMS, (valueOffset, numTileValues) => {
        forEachBlock(f, numFilters, TILE_FILTERS, (filterOffset, numTileFilters) => {
          const lanes = laneGroups(numTileFilters);
          const sums = Array.from({ length: numTileValues }, () => lanes.map(() => f.let('sum', f32x4.const(0))));
          f.set(image, i32.add(x, valueOffset));
          f.set(gradient, i32.add(dy, filterOffset));
          f.for('b', { to: numImages }, () => {
            f.for('p', { to: outputHeight }, (p) => {
              f.set(value, i32.add(image, i32.mul(p, 4 * strideDown * width * numChannels)));
              f.for('q', { to: outputWidth }, () => {
                const gradients = lanes.map((group) =>
                  f.let('gradients', loadLanes(gradient, group.numLanes, group.offset)),
                );
                sums.forEach((row, index) => {
                  const factor = f.let('factor', v128.load32Splat(value, 4 * index));
                  row.forEach((sum, vector) => {
                    f.set(sum, module.multiplyAdd(factor, gradients[vector], sum));
                  });
                });
                f.advance(value, 4 * strideAcross * numChannels);
                f.advance(gradient, 4 * numFilters);
              });
            });
            f.advance(image, 4 * height * width * numChannels);
          });
          // A weight's filters lie together, and so do the weights of a row.
          const target = f.let('target', i32.add(dFilter, i32.add(i32.mul(valueOffset, numFilters), filterOffset)));
          sums.forEach((row, index) => {
            lanes.forEach((group, vector) => {
              const offset = 4 * index * numFilters + group.offset;
              for (const store of storeLanes(target, row[vector], group.numLanes, offset)) f.do(store);
            });
          });
        });
      });
      f.advance(x, 4 * width * numChannels);
      f.advance(dFilter, 4 * rowLength * numFilters);
    });
  });
}
