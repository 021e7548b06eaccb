import {
  type FunctionHandle,
  f32x4,
  i32,
  i32x4,
  laneGroups,
  loadLanes,
  type ModuleBuilder,
  memory,
  storeLanes,
  v128,
} from '../assembler/index.ts';
import { forEachBlock } from './for-each-block.ts';
import { forEachPixel, forEachWindow } from './for-each-window.ts';
import { loadWinners } from './load-winners.ts';
import { POOL_CHANNELS, type Pool2dOp } from './pool2d-op.ts';
import { windowName } from './window-name.ts';

/**
 * Gradient of max pooling: each dy goes to the pixel that was the greatest of its window. See the reference
 * `maxPool2dGradient`, equal to the bit.
 *
 * Parameters: `numImages`; `dy` [B, P, Q, C]; `winners` u8 [B, P, Q, C] as `maxPool2d` stores them; `dx` [B, H, W, C],
 * overwritten; must not overlap the others.
 */
export function emitMaxPool2dGradient(
  module: ModuleBuilder,
  { numChannels, window }: Pool2dOp,
): FunctionHandle<{ numImages: 'i32'; dy: 'i32'; winners: 'i32'; dx: 'i32' }, 'none'> {
  const [height, width] = window.inputSize;
  const name = `maxPool2dGradient_${windowName(window)}_${numChannels}`;
  const params = { numImages: 'i32', dy: 'i32', winners: 'i32', dx: 'i32' } as const;
  return module.sharedFunction(name, params, 'none', (f, { dx, dy, numImages, winners }) => {
    f.do(memory.fill(dx, 0, i32.mul(numImages, 4 * height * width * numChannels)));
    forEachWindow(f, window, numChannels, { numImages, images: dx, positions: dy }, (place) => {
      forEachBlock(f, numChannels, POOL_CHANNELS, (offset, length) => {
        const lanes = laneGroups(length);
        const source = f.let('source', i32.add(place.position, offset));
        const bytes = f.let('bytes', i32.add(winners, i32.shrU(i32.sub(source, dy), 2)));
        const gradients = lanes.map((group) => f.let('gradient', loadLanes(source, group.numLanes, group.offset)));
        const winner = lanes.map((group) => f.let('winner', loadWinners(bytes, group)));
        forEachPixel(f, window, numChannels, place, (pixel, i, j) => {
          const target = f.let('target', i32.add(pixel, offset));
          const index = f.let('index', i32x4.splat(i32.add(i32.mul(i, window.windowSize[1]), j)));
          lanes.forEach((group, vector) => {
            const share = v128.and(gradients[vector], i32x4.eq(winner[vector], index));
            const sum = f.let('sum', f32x4.add(loadLanes(target, group.numLanes, group.offset), share));
            for (const store of storeLanes(target, sum, group.numLanes, group.offset)) f.do(store);
          });
        });
      });
    });
  });
}
