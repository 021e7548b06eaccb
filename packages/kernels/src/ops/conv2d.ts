import { type ActivationFunction, activationName } from '../activation-function.ts';
import {
  type FunctionBuilder,
  type FunctionHandle,
  f32x4,
  i32,
  i32x4,
  type Local,
  laneGroups,
  type ModuleBuilder,
  memory,
  storeLanes,
  v128,
} from '../assembler/index.ts';
import { ShapeError } from '../errors.ts';
import type { Size2d } from '../sliding-window.ts';
import { emitActivation } from './activation.ts';
import { checkValidWindow } from './check-valid-window.ts';
import { type Conv2dSumsOp, type Conv2dSumsPlace, emitConv2dSums } from './conv2d-sums.ts';
import { type Conv2dTile, chooseConv2dTile } from './conv2d-tile.ts';
import { emitDense } from './dense.ts';
import { forEachBlock } from './for-each-block.ts';
import {
  type Conv2dOutputs,
  conv2dOutputSize,
  conv2dTileOutputs,
  conv2dTileParts,
  forEachConv2dTile,
} from './for-each-conv2d-tile.ts';
import { isRectifier, type Rectifier, rectify } from './rectifier.ts';
import { storeWinners } from './store-winners.ts';
import { windowName } from './window-name.ts';

/** What a convolution does, apart from the number of images. */
export interface Conv2dOp extends Conv2dSumsOp {
  /** Where it is pooled: with constants that are not negative. */
  readonly activation: ActivationFunction;
  /** Height and width of the max pool behind it, whose windows lie side by side; null: none. */
  readonly poolSize: Size2d | null;
  /** Whether it says which position of each pool window was the greatest. */
  readonly storesWinners: boolean;
}

/**
 * Convolution, bias, max pool and activation in one pass.
 *
 *   y[b,p,q,k] = activation(max_{m,n} (bias[k] + Σ_{i,j,c} x[b, (p·M+m)·s+i, (q·N+n)·s+j, c] · filter[i,j,c,k]))
 *   winners[b,p,q,k] = the m·N + n of that maximum, the first of equals
 *
 * The pool comes before the activation, which gives the same since activations never fall, and leaves less to do. A tile
 * of sums stays in registers while its taps are added one by one: each tap's weights are read once for all pixels of the
 * tile, and each pixel once for all of its filters. Nothing is gathered beforehand.
 *
 * Parameters: `numImages`; `x` [B, H, W, C]; `filter` [I, J, C, K]; `bias` [K], not read without `useBias`; `y`
 * [B, P, Q, K], overwritten; `winners` u8 [B, P, Q, K], overwritten, not used when winners are not stored. y and winners
 * must not overlap the others.
 *
 * @throws {ShapeError} When the window reaches over the edges of the image, or winners are stored and a pool window has
 *   more than 256 positions.
 * Equal to the references `conv2d` or `pooledConv2d`, then `activate`, to the bit.
 * Cost: B·P·Q·M·N·I·J·C·K multiply-adds, no allocation.
 */
export function emitConv2d(
  module: ModuleBuilder,
  op: Conv2dOp,
): FunctionHandle<{ numImages: 'i32'; x: 'i32'; filter: 'i32'; bias: 'i32'; y: 'i32'; winners: 'i32' }, 'none'> {
  const { activation, numChannels, numFilters, storesWinners, useBias, window } = op;
  const { inputSize, windowSize } = window;
  const poolSize = op.poolSize ?? [1, 1];
  checkValidWindow('emitConv2d', window);
  if (storesWinners && poolSize[0] * poolSize[1] > 256) {
    throw new ShapeError(
      `emitConv2d: a pool window has ${poolSize.join('×')} positions, and winners are stored in one byte; expected at ` +
        'most 256. Make it smaller.',
    );
  }
  const options = [
    ...(useBias ? ['bias'] : []),
    ...(op.poolSize ? [`pool${poolSize.join('x')}`] : []),
    ...(storesWinners ? ['winners'] : []),
    activationName(activation),
  ];
  const name = `conv2d_${windowName(window)}_${numChannels}_${numFilters}_${options.join('_')}`;
  const params = { numImages: 'i32', x: 'i32', filter: 'i32', bias: 'i32', y: 'i32', winners: 'i32' } as const;
  return module.sharedFunction(name, params, 'none', (f, { numImages, x, filter, bias, y, winners }) => {
    if (op.poolSize === null && windowSize[0] === inputSize[0] && windowSize[1] === inputSize[1]) {
      // Each image is one window, so that whole images can share what is read of the weights.
      const numFeatures = windowSize[0] * windowSize[1] * numChannels;
      const dense = emitDense(module, { numFeatures, numUnits: numFilters, useBias, activation });
      f.call(dense, { numRows: numImages, x, weights: filter, bias, y });
      if (storesWinners) f.do(memory.fill(winners, 0, i32.mul(numImages, numFilters)));
      return;
    }
    const outputs = { ...op, poolSize };
    const [height, width] = conv2dOutputSize(outputs);
    const numOutputs = height * width * numFilters;
    const tile = chooseConv2dTile([height, width], poolSize, numFilters);
    const rectifier = isRectifier(activation) ? activation : 'linear';
    f.for('image', { to: numImages }, () => {
      forEachConv2dTile(f, outputs, tile, (source, target) => {
        forEachBlock(f, numFilters, 4 * tile.numVectors, (offset, numTileFilters) => {
          const output = f.let('output', i32.add(i32.shl(target, 2), offset));
          const place = {
            input: f.let('input', i32.add(x, i32.shl(source, 2))),
            filter: f.let('tileFilter', i32.add(filter, offset)),
            bias: f.let('tileBias', i32.add(bias, offset)),
            y: f.let('tileY', i32.add(y, output)),
            winners: f.let('tileWinners', i32.add(winners, i32.shrU(output, 2))),
          };
          emitTile(module, f, { ...outputs, activation: rectifier }, { ...tile, numTileFilters }, place);
        });
      });
      if (activation !== rectifier) {
        f.call(emitActivation(module, { activation }), { numValues: numOutputs, x: y, y });
      }
      f.advance(x, 4 * inputSize[0] * inputSize[1] * numChannels);
      f.advance(y, 4 * numOutputs);
      f.advance(winners, numOutputs);
    });
  });
}

/** Emits one tile: its sums, the greatest of each pool window, their activation. */
function emitTile(
  module: ModuleBuilder,
  f: FunctionBuilder,
  op: Conv2dOp & Conv2dOutputs & { readonly activation: Rectifier },
  tile: Conv2dTile & { readonly numTileFilters: number },
  place: Conv2dSumsPlace & { readonly y: Local<'i32'>; readonly winners: Local<'i32'> },
): void {
  const { activation, storesWinners } = op;
  const lanes = laneGroups(tile.numTileFilters);
  const outputs = conv2dTileOutputs(op, tile).map((output) => ({
    ...output,
    greatest: lanes.map(() => f.local('v128', 'greatest')),
    winner: lanes.map(() => f.local('v128', 'winner')),
  }));
  for (const { first, sources } of conv2dTileParts(outputs, lanes.length)) {
    const sums = emitConv2dSums(module, f, op, lanes, place, sources.flat());
    const numPositions = sources[0].length;
    for (let index = 0; index < numPositions; index++) {
      const position = first + index;
      const positions = f.let('positions', i32x4.splat(i32.const(position)));
      outputs.forEach(({ greatest, winner }, output) => {
        sums[output * numPositions + index].forEach((sum, vector) => {
          if (position === 0) {
            f.set(greatest[vector], sum);
            f.set(winner[vector], positions);
            return;
          }
          if (storesWinners) {
            const isGreater = f32x4.lt(greatest[vector], sum);
            // Positions ascend, so that the greatest one is the last that won.
            f.set(winner[vector], i32x4.maxS(winner[vector], v128.and(isGreater, positions)));
          }
          f.set(greatest[vector], f32x4.pmax(greatest[vector], sum));
        });
      });
    }
  }
  for (const { greatest, target, winner } of outputs) {
    lanes.forEach(({ numLanes, offset }, vector) => {
      const value = f.let('value', rectify(f, activation, greatest[vector]));
      const group = { numLanes, offset: 4 * target + offset };
      for (const store of storeLanes(place.y, value, numLanes, group.offset)) f.do(store);
      if (storesWinners) storeWinners(f, place.winners, winner[vector], group);
    });
  }
}
