import {
  type FunctionHandle,
  i32,
  loadLanes,
  type ModuleBuilder,
  memory,
  storeLanes,
  v128,
} from '../assembler/index.ts';
import { checkValidWindow } from './check-valid-window.ts';
import { type Conv2dGradientOp, conv2dGradientName } from './conv2d-gradient-op.ts';
import { forEachFilterTile } from './for-each-filter-tile.ts';

/**
 * Gradient of a convolution by its input: see the reference `conv2dInputGradient`, equal to the bit in exact modules.
 *
 * Part by part, what a window saw of dx stays in registers while all filters add to it.
 *
 * Parameters: `numImages`; `dy` [B, P, Q, K]; `transposed`, the filter [K, I, J, C]; `dx` [B, H, W, C], overwritten; must
 * not overlap the others.
 *
 * @throws {ShapeError} When the window reaches over the edges.
 */
export function emitConv2dInputGradient(
  module: ModuleBuilder,
  op: Conv2dGradientOp,
): FunctionHandle<{ numImages: 'i32'; dy: 'i32'; transposed: 'i32'; dx: 'i32' }, 'none'> {
  const { numChannels, numFilters, window } = op;
  checkValidWindow('emitConv2dInputGradient', window);
  const [height, width] = window.inputSize;
  const [windowHeight, windowWidth] = window.windowSize;
  const [strideDown, strideAcross] = window.strides;
  const params = { numImages: 'i32', dy: 'i32', transposed: 'i32', dx: 'i32' } as const;
  const name = `conv2dInputGradient_${conv2dGradientName(op)}`;
  return module.sharedFunction(name, params, 'none', (f, { dx, dy, numImages, transposed }) => {
    f.do(memory.fill(dx, 0, i32.mul(numImages, 4 * height * width * numChannels)));
    const gradient = f.local('i32', 'gradient');
    const weight = f.local('i32', 'weight');
    const patch = f.local('i32', 'patch');
    f.for('b', { to: numImages }, () => {
      f.for('p', { to: window.outputSize[0] }, (p) => {
        f.set(patch, i32.add(dx, i32.mul(p, 4 * strideDown * width * numChannels)));
        f.for('q', { to: window.outputSize[1] }, () => {
          forEachFilterTile(f, window, numChannels, ({ filterOffset, imageOffset, vectors }) => {
            const target = f.let('target', i32.add(patch, imageOffset));
            const sums = vectors.map((vector) => f.let('sum', loadLanes(target, vector.numLanes, vector.imageOffset)));
            f.set(weight, i32.add(transposed, filterOffset));
            f.set(gradient, dy);
            f.for('k', { to: numFilters }, () => {
              const factor = f.let('factor', v128.load32Splat(gradient));
              vectors.forEach((vector, index) => {
                const weights = loadLanes(weight, vector.numLanes, vector.filterOffset);
                f.set(sums[index], module.multiplyAdd(weights, factor, sums[index]));
              });
              f.advance(gradient, 4);
              f.advance(weight, 4 * windowHeight * windowWidth * numChannels);
            });
            vectors.forEach((vector, index) => {
              for (const store of storeLanes(target, sums[index], vector.numLanes, vector.imageOffset)) f.do(store);
            });
          });
          f.advance(patch, 4 * strideAcross * numChannels);
          f.advance(dy, 4 * numFilters);
        });
      });
      f.advance(dx, 4 * height * width * numChannels);
    });
  });
}
