import {
  type Expression,
  type FunctionHandle,
  f32,
  f32x4,
  i32,
  laneGroups,
  loadLanes,
  type ModuleBuilder,
  storeLanes,
} from '../assembler/index.ts';
import { forEachBlock } from './for-each-block.ts';
import { forEachPixel, forEachWindow, type WindowPlace } from './for-each-window.ts';
import { POOL_CHANNELS, type Pool2dOp } from './pool2d-op.ts';
import { windowName } from './window-name.ts';

/**
 * The mean of each window, channel by channel: see the reference `averagePool2d`, equal to the bit.
 *
 * Parameters: `numImages`; `x` [B, H, W, C]; `y` [B, P, Q, C], overwritten; must not overlap `x`.
 */
export function emitAveragePool2d(
  module: ModuleBuilder,
  { numChannels, window }: Pool2dOp,
): FunctionHandle<{ numImages: 'i32'; x: 'i32'; y: 'i32' }, 'none'> {
  const name = `averagePool2d_${windowName(window)}_${numChannels}`;
  return module.sharedFunction(name, { numImages: 'i32', x: 'i32', y: 'i32' }, 'none', (f, { numImages, x, y }) => {
    forEachWindow(f, window, numChannels, { numImages, images: x, positions: y }, (place) => {
      const numInside = f.let('numInside', f32x4.splat(countInside(place)));
      forEachBlock(f, numChannels, POOL_CHANNELS, (offset, length) => {
        const lanes = laneGroups(length);
        const sums = lanes.map(() => f.let('sum', f32x4.const(0)));
        forEachPixel(f, window, numChannels, place, (pixel) => {
          const source = f.let('source', i32.add(pixel, offset));
          lanes.forEach((group, vector) => {
            f.set(sums[vector], f32x4.add(sums[vector], loadLanes(source, group.numLanes, group.offset)));
          });
        });
        const target = f.let('target', i32.add(place.position, offset));
        lanes.forEach((group, vector) => {
          const mean = f.let('mean', f32x4.div(sums[vector], numInside));
          for (const store of storeLanes(target, mean, group.numLanes, group.offset)) f.do(store);
        });
      });
    });
  });
}

/** How many pixels of a window lie inside the image. */
export function countInside({ columns, rows }: WindowPlace): Expression<'f32'> {
  return f32.convertI32S(i32.mul(i32.sub(rows.to, rows.from), i32.sub(columns.to, columns.from)));
}
