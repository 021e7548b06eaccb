import {
  type FunctionHandle,
  f32x4,
  i32,
  laneGroups,
  loadLanes,
  type ModuleBuilder,
  memory,
  storeLanes,
} from '../assembler/index.ts';
import { countInside } from './average-pool2d.ts';
import { forEachBlock } from './for-each-block.ts';
import { forEachPixel, forEachWindow } from './for-each-window.ts';
import { POOL_CHANNELS, type Pool2dOp } from './pool2d-op.ts';
import { windowName } from './window-name.ts';

/**
 * Gradient of average pooling: each dy is shared out to the pixels of its window. See the reference
 * `averagePool2dGradient`, equal to the bit.
 *
 * Parameters: `numImages`; `dy` [B, P, Q, C]; `dx` [B, H, W, C], overwritten; must not overlap `dy`.
 */
export function emitAveragePool2dGradient(
  module: ModuleBuilder,
  { numChannels, window }: Pool2dOp,
): FunctionHandle<{ numImages: 'i32'; dy: 'i32'; dx: 'i32' }, 'none'> {
  const [height, width] = window.inputSize;
  const name = `averagePool2dGradient_${windowName(window)}_${numChannels}`;
  return module.sharedFunction(name, { numImages: 'i32', dy: 'i32', dx: 'i32' }, 'none', (f, { dx, dy, numImages }) => {
    f.do(memory.fill(dx, 0, i32.mul(numImages, 4 * height * width * numChannels)));
    forEachWindow(f, window, numChannels, { numImages, images: dx, positions: dy }, (place) => {
      const numInside = f.let('numInside', f32x4.splat(countInside(place)));
      forEachBlock(f, numChannels, POOL_CHANNELS, (offset, length) => {
        const lanes = laneGroups(length);
        const source = f.let('source', i32.add(place.position, offset));
        const shares = lanes.map((group) =>
          f.let('share', f32x4.div(loadLanes(source, group.numLanes, group.offset), numInside)),
        );
        forEachPixel(f, window, numChannels, place, (pixel) => {
          const target = f.let('target', i32.add(pixel, offset));
          lanes.forEach((group, vector) => {
            const sum = f32x4.add(loadLanes(target, group.numLanes, group.offset), shares[vector]);
            for (const store of storeLanes(target, f.let('sum', sum), group.numLanes, group.offset)) f.do(store);
          });
        });
      });
    });
  });
}
