import {
  type FunctionHandle,
  f32x4,
  i32,
  i32x4,
  type Local,
  laneGroups,
  loadLanes,
  type ModuleBuilder,
  storeLanes,
  v128,
} from '../assembler/index.ts';
import { ShapeError } from '../errors.ts';
import { forEachBlock } from './for-each-block.ts';
import { forEachPixel, forEachWindow } from './for-each-window.ts';
import { POOL_CHANNELS, type Pool2dOp } from './pool2d-op.ts';
import { storeWinners } from './store-winners.ts';
import { windowName } from './window-name.ts';

/** What a max pool does, apart from the number of images. */
export interface MaxPool2dOp extends Pool2dOp {
  /** Whether it says which pixel of each window was the greatest, as its gradient needs it. */
  readonly storesWinners: boolean;
}

/**
 * The greatest value of each window, channel by channel: see the reference `maxPool2d`, equal to the bit.
 *
 * Parameters: `numImages`; `x` [B, H, W, C]; `y` [B, P, Q, C], overwritten; `winners` u8 [B, P, Q, C], overwritten with
 * i·J + j of the first greatest pixel, not used when winners are not stored. y and winners must not overlap the others.
 *
 * @throws {ShapeError} When winners are stored and a window has more than 256 pixels.
 */
export function emitMaxPool2d(
  module: ModuleBuilder,
  { numChannels, storesWinners, window }: MaxPool2dOp,
): FunctionHandle<{ numImages: 'i32'; x: 'i32'; y: 'i32'; winners: 'i32' }, 'none'> {
  const [windowHeight, windowWidth] = window.windowSize;
  if (storesWinners && windowHeight * windowWidth > 256) {
    throw new ShapeError(
      `emitMaxPool2d: the window has ${windowHeight}×${windowWidth} pixels, and winners are stored in one byte; expected ` +
        'at most 256. Make it smaller.',
    );
  }
  const name = `maxPool2d_${windowName(window)}_${numChannels}${storesWinners ? '_winners' : ''}`;
  const params = { numImages: 'i32', x: 'i32', y: 'i32', winners: 'i32' } as const;
  return module.sharedFunction(name, params, 'none', (f, { numImages, winners, x, y }) => {
    forEachWindow(f, window, numChannels, { numImages, images: x, positions: y }, (place) => {
      forEachBlock(f, numChannels, POOL_CHANNELS, (offset, length) => {
        const lanes = laneGroups(length);
        const greatest = lanes.map(() => f.let('greatest', f32x4.const(Number.NEGATIVE_INFINITY)));
        const first = i32.add(i32.mul(place.rows.from, windowWidth), place.columns.from);
        const winner: Local<'v128'>[] = storesWinners ? lanes.map(() => f.let('winner', i32x4.splat(first))) : [];
        forEachPixel(f, window, numChannels, place, (pixel, i, j) => {
          const source = f.let('source', i32.add(pixel, offset));
          const index = storesWinners ? f.let('index', i32x4.splat(i32.add(i32.mul(i, windowWidth), j))) : null;
          lanes.forEach((group, vector) => {
            const value = f.let('value', loadLanes(source, group.numLanes, group.offset));
            if (index) {
              const isGreater = f32x4.gt(value, greatest[vector]);
              f.set(winner[vector], v128.bitselect(index, winner[vector], isGreater));
            }
            f.set(greatest[vector], f32x4.max(greatest[vector], value));
          });
        });
        const target = f.let('target', i32.add(place.position, offset));
        lanes.forEach((group, vector) => {
          for (const store of storeLanes(target, greatest[vector], group.numLanes, group.offset)) f.do(store);
        });
        if (storesWinners) {
          const bytes = f.let('bytes', i32.add(winners, i32.shrU(i32.sub(target, y), 2)));
          lanes.forEach((group, vector) => {
            storeWinners(f, bytes, winner[vector], group);
          });
        }
      });
    });
  });
}
