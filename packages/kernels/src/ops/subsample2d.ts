import {
  type FunctionHandle,
  f32x4,
  i32,
  laneGroups,
  loadLanes,
  type ModuleBuilder,
  storeLanes,
} from '../assembler/index.ts';
import { createSlidingWindow, type Size2d } from '../sliding-window.ts';
import { forEachBlock } from './for-each-block.ts';
import { forEachPixel, forEachWindow } from './for-each-window.ts';
import { POOL_CHANNELS } from './pool2d-op.ts';

/** What a subsampling does, apart from the number of images. Its windows lie side by side. */
export interface Subsample2dOp {
  readonly poolSize: Size2d;
  readonly inputSize: Size2d;
  readonly numChannels: number;
}

/**
 * The sums of windows side by side, times a coefficient of the channel, plus its bias: see the reference `subsample2d`,
 * equal to the bit in exact modules.
 *
 * Parameters: `numImages`; `x` [B, H, W, C]; `coefficient` [C]; `bias` [C]; `sums` [B, P, Q, C], overwritten with the
 * windows' sums, as the gradient needs them; `y` [B, P, Q, C], overwritten. sums and y must not overlap the others.
 */
export function emitSubsample2d(
  module: ModuleBuilder,
  { inputSize, numChannels, poolSize }: Subsample2dOp,
): FunctionHandle<{ numImages: 'i32'; x: 'i32'; coefficient: 'i32'; bias: 'i32'; sums: 'i32'; y: 'i32' }, 'none'> {
  const window = createSlidingWindow(inputSize, poolSize, poolSize, 'valid');
  const name = `subsample2d_${inputSize.join('x')}_${poolSize.join('x')}_${numChannels}`;
  const params = { numImages: 'i32', x: 'i32', coefficient: 'i32', bias: 'i32', sums: 'i32', y: 'i32' } as const;
  return module.sharedFunction(name, params, 'none', (f, { bias, coefficient, numImages, sums, x, y }) => {
    forEachWindow(f, window, numChannels, { numImages, images: x, positions: y }, (place) => {
      forEachBlock(f, numChannels, POOL_CHANNELS, (offset, length) => {
        const lanes = laneGroups(length);
        const windowSums = lanes.map(() => f.let('sum', f32x4.const(0)));
        forEachPixel(f, window, numChannels, place, (pixel) => {
          const source = f.let('source', i32.add(pixel, offset));
          lanes.forEach((group, vector) => {
            f.set(windowSums[vector], f32x4.add(windowSums[vector], loadLanes(source, group.numLanes, group.offset)));
          });
        });
        const target = f.let('target', i32.add(place.position, offset));
        const kept = f.let('kept', i32.add(sums, i32.sub(target, y)));
        lanes.forEach((group, vector) => {
          const weight = loadLanes(i32.add(coefficient, offset), group.numLanes, group.offset);
          const shift = loadLanes(i32.add(bias, offset), group.numLanes, group.offset);
          const value = f.let('value', module.multiplyAdd(weight, windowSums[vector], shift));
          for (const store of storeLanes(kept, windowSums[vector], group.numLanes, group.offset)) f.do(store);
          for (const store of storeLanes(target, value, group.numLanes, group.offset)) f.do(store);
        });
      });
    });
  });
}
