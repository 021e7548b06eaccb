import { type ActivationFunction, activationName } from '../activation-function.ts';
import {
  type Expression,
  type FunctionBuilder,
  type FunctionHandle,
  f32x4,
  i8x16,
  i16x8,
  i32,
  i32x4,
  type Local,
  laneGroups,
  loadLanes,
  type ModuleBuilder,
  select,
  storeLanes,
  v128,
} from '../assembler/index.ts';
import { ShapeError } from '../errors.ts';
import type { Size2d, SlidingWindow } from '../sliding-window.ts';
import { applyActivation } from './activation.ts';
import { type Conv2dTile, chooseConv2dTile } from './conv2d-tile.ts';

/** What a convolution does, apart from the number of images. */
export interface Conv2dOp {
  /** Without padding: where there has to be some, `zeroPadding2d` comes before. */
  readonly window: SlidingWindow;
  readonly numChannels: number;
  readonly numFilters: number;
  readonly useBias: boolean;
  readonly activation: ActivationFunction;
  /** Height and width of the max pool behind it, whose windows lie side by side; null: none. */
  readonly poolSize: Size2d | null;
  /** Whether it says which position of each pool window was the greatest. */
  readonly storesWinners: boolean;
}

/** Its arguments: a count, then addresses. */
export type Conv2dParameters = {
  readonly numImages: 'i32';
  readonly x: 'i32';
  readonly filter: 'i32';
  readonly bias: 'i32';
  readonly y: 'i32';
  readonly winners: 'i32';
};

/**
 * A loop's body has at most about as many instructions: beyond, older versions of V8 keep values in memory that belong
 * into registers.
 */
const MOST_INSTRUCTIONS = 240;

/** Sums that stay in registers: x64 has 16 of them for vectors. */
const MOST_SUMS = 12;

/**
 * Convolution, bias, max pool and activation in one pass.
 *
 *   y[b,p,q,k] = activation(max_{m,n} (bias[k] + Σ_{i,j,c} x[b, (p·M+m)·s+i, (q·N+n)·s+j, c] · filter[i,j,c,k]))
 *   winners[b,p,q,k] = the m·N + n of that maximum, the first of equals
 *
 * All activations are monotone, so that the pool may come before them, where there is less to do. A tile of outputs
 * stays in registers while its taps are added one by one: each reads its weights once for all pixels, and its pixels
 * once for all filters of the tile. Nothing is gathered beforehand.
 *
 * @returns `(numImages, x, filter, bias, y, winners)`: x [B, H, W, C], filter [I, J, C, K], bias [K], y [B, P, Q, K]
 *   overwritten, all f32; winners u8 [B, P, Q, K] overwritten. Without bias or winners their addresses are not used.
 *   y must not overlap the others.
 * @throws {ShapeError} When the window reaches over the edges.
 * Sum order: that of the reference `conv2d`, and equal to it to the bit.
 * Cost: B·P·Q·M·N·I·J·C·K multiply-adds. No allocation.
 */
export function emitConv2d(module: ModuleBuilder, op: Conv2dOp): FunctionHandle<Conv2dParameters, 'none'> {
  const { window, numChannels, numFilters, useBias, activation, storesWinners } = op;
  const { inputSize, outputSize, strides, windowSize } = window;
  const [height, width] = inputSize;
  const poolSize = op.poolSize ?? [1, 1];
  const pooledSize: Size2d = [Math.floor(outputSize[0] / poolSize[0]), Math.floor(outputSize[1] / poolSize[1])];
  if (
    (outputSize[0] - 1) * strides[0] + windowSize[0] > height ||
    (outputSize[1] - 1) * strides[1] + windowSize[1] > width
  ) {
    throw new ShapeError(
      `emitConv2d: the window of ${windowSize.join('×')} reaches over the edges of ${inputSize.join('×')}; expected a ` +
        '`valid` one. Pad the images before.',
    );
  }
  if (storesWinners && poolSize[0] * poolSize[1] > 256) {
    throw new ShapeError(
      `emitConv2d: a pool window of ${poolSize.join('×')} has ${poolSize[0] * poolSize[1]} positions; winners are told ` +
        'in one byte, expected at most 256. Pool twice.',
    );
  }
  const name = [
    'conv2d',
    `${inputSize.join('x')}x${numChannels}`,
    `${windowSize.join('x')}x${numFilters}`,
    ...(strides[0] * strides[1] === 1 ? [] : [`stride${strides.join('x')}`]),
    ...(useBias ? ['bias'] : []),
    activationName(activation),
    ...(op.poolSize ? [`pool${poolSize.join('x')}`] : []),
    ...(storesWinners ? ['winners'] : []),
  ].join('_');
  const tile = chooseConv2dTile(pooledSize, poolSize, numFilters);
  const params = { numImages: 'i32', x: 'i32', filter: 'i32', bias: 'i32', y: 'i32', winners: 'i32' } as const;
  return module.sharedFunction(name, params, 'none', (f, { numImages, x, filter, bias, y, winners }) => {
    f.for('image', { to: numImages }, () => {
      forTiles(f, 'row', pooledSize[0], tile.numRows, (row) => {
        forTiles(f, 'column', pooledSize[1], tile.numColumns, (column) => {
          const inputRow = i32.mul(row, 4 * numChannels * width * strides[0] * poolSize[0]);
          const inputColumn = i32.mul(column, 4 * numChannels * strides[1] * poolSize[1]);
          const input = f.let('input', i32.add(x, i32.add(inputRow, inputColumn)));
          const output = f.let('output', i32.mul(i32.add(i32.mul(row, pooledSize[1]), column), numFilters));
          forBlocks(f, numFilters, 4 * tile.numVectors, (firstFilter, numBlockFilters) => {
            const target = f.let('target', i32.add(output, firstFilter));
            emitTile(
              module,
              f,
              { ...op, poolSize, tile, numBlockFilters, outputWidth: pooledSize[1] },
              {
                input,
                filter: f.let('filterBlock', i32.add(filter, i32.mul(firstFilter, 4))),
                bias: f.let('biasBlock', i32.add(bias, i32.mul(firstFilter, 4))),
                y: f.let('yTile', i32.add(y, i32.mul(target, 4))),
                winners: f.let('winnersTile', i32.add(winners, target)),
              },
            );
          });
        });
      });
      f.advance(x, 4 * height * width * numChannels);
      f.advance(y, 4 * pooledSize[0] * pooledSize[1] * numFilters);
      f.advance(winners, pooledSize[0] * pooledSize[1] * numFilters);
    });
  });
}

/** What a tile is made of. */
interface TileShape extends Conv2dOp {
  readonly poolSize: Size2d;
  readonly tile: Conv2dTile;
  /** Filters of this tile, in at most `tile.numVectors` vectors. */
  readonly numBlockFilters: number;
  /** Columns of y. */
  readonly outputWidth: number;
}

/** Addresses of what belongs to a tile. */
interface TilePlace {
  /** The first pixel that its first window sees. */
  readonly input: Local<'i32'>;
  /** The first of its filters' weights. */
  readonly filter: Local<'i32'>;
  readonly bias: Local<'i32'>;
  readonly y: Local<'i32'>;
  readonly winners: Local<'i32'>;
}

/** One tile, from the first tap to the store. */
function emitTile(module: ModuleBuilder, f: FunctionBuilder, shape: TileShape, place: TilePlace): void {
  const { activation, numBlockFilters, numChannels, numFilters, outputWidth, poolSize, storesWinners, tile } = shape;
  const { inputSize, strides } = shape.window;
  const lanes = laneGroups(numBlockFilters);
  const pixelOffset = (row: number, column: number) =>
    4 * numChannels * (row * strides[0] * inputSize[1] + column * strides[1]);
  const outputs = positions([tile.numRows, tile.numColumns]);
  const windows = outputs.map(([row, column]) =>
    positions(poolSize).map(([m, n]) => pixelOffset(row * poolSize[0] + m, column * poolSize[1] + n)),
  );
  // A pool window that is too large for the registers is gone through part by part.
  const numWindowParts = Math.ceil((windows[0].length * lanes.length) / MOST_SUMS);
  const numPartPixels = Math.ceil(windows[0].length / numWindowParts);
  const greatest: Local<'v128'>[][] = outputs.map(() => []);
  const winners: Local<'v128'>[][] = outputs.map(() => []);
  for (let first = 0; first < windows[0].length; first += numPartPixels) {
    const parts = windows.map((offsets) => offsets.slice(first, first + numPartPixels));
    const sums = emitSums(module, f, shape, place, parts.flat());
    parts.forEach((part, output) => {
      lanes.forEach((_, vector) => {
        part.forEach((_offset, index) => {
          const sum = sums[output * part.length + index][vector];
          if (first + index === 0) {
            greatest[output][vector] = f.let('greatest', sum);
            if (storesWinners) winners[output][vector] = f.let('winner', i32x4.const(0, 0, 0, 0));
            return;
          }
          if (storesWinners) {
            const isGreater = f32x4.lt(greatest[output][vector], sum);
            const position = i32x4.splat(i32.const(first + index));
            // Positions ascend, so that the greatest one is the last that was greater than all before.
            f.set(winners[output][vector], i32x4.maxS(winners[output][vector], v128.and(isGreater, position)));
          }
          f.set(greatest[output][vector], f32x4.pmax(greatest[output][vector], sum));
        });
      });
    });
  }
  outputs.forEach(([row, column], output) => {
    const firstFilter = (row * outputWidth + column) * numFilters;
    lanes.forEach(({ numLanes, offset }, vector) => {
      const value = f.let('value', applyActivation(module, f, activation, greatest[output][vector]));
      for (const store of storeLanes(place.y, value, numLanes, 4 * firstFilter + offset)) f.do(store);
    });
    if (storesWinners) storeAsBytes(f, place.winners, winners[output], numBlockFilters, firstFilter);
  });
}

/**
 * The sums of some pixels for the filters of a tile.
 *
 * @param pixels  Where the window of each begins, in bytes from `place.input` on.
 * @returns Variables [pixel][vector].
 */
function emitSums(
  module: ModuleBuilder,
  f: FunctionBuilder,
  { numBlockFilters, numChannels, numFilters, useBias, window }: TileShape,
  place: TilePlace,
  pixels: readonly number[],
): readonly (readonly Local<'v128'>[])[] {
  const lanes = laneGroups(numBlockFilters);
  const bias = lanes.map(({ numLanes, offset }) =>
    f.let('bias', useBias ? loadLanes(place.bias, numLanes, offset) : f32x4.const(0)),
  );
  const sums = pixels.map(() => bias.map((value) => f.let('sum', value)));
  const weights = lanes.map(() => f.local('v128', 'weights'));
  const value = f.local('v128', 'pixel');
  const source = f.let('source', place.input);
  const weight = f.let('weight', place.filter);
  const emitTaps = (numTaps: number, pixelBytes = 0, firstTap = 0) => {
    for (let tap = 0; tap < numTaps; tap++) {
      lanes.forEach(({ numLanes, offset }, vector) => {
        f.set(weights[vector], loadLanes(weight, numLanes, 4 * (firstTap + tap) * numFilters + offset));
      });
      pixels.forEach((offset, pixel) => {
        f.set(value, v128.load32Splat(source, offset + pixelBytes + 4 * tap));
        sums[pixel].forEach((sum, vector) => {
          f.set(sum, module.multiplyAdd(value, weights[vector], sum));
        });
      });
    }
  };
  const advance = (numTaps: number, pixelBytes = 0) => {
    f.advance(source, 4 * numTaps + pixelBytes);
    f.advance(weight, 4 * numTaps * numFilters);
  };

  const [windowHeight, windowWidth] = window.windowSize;
  // A row of the window is contiguous in x and in the filter.
  const numRowTaps = windowWidth * numChannels;
  const rowBytes = 4 * window.inputSize[1] * numChannels;
  const mostTaps = Math.max(1, Math.floor(MOST_INSTRUCTIONS / (lanes.length + pixels.length * (1 + 2 * lanes.length))));
  if (windowHeight * numRowTaps <= mostTaps) {
    for (let i = 0; i < windowHeight; i++) emitTaps(numRowTaps, i * rowBytes, i * numRowTaps);
    return sums;
  }
  const numTaps = numPerRound(numRowTaps, mostTaps);
  f.for('i', { to: windowHeight }, () => {
    const numRounds = Math.floor(numRowTaps / numTaps);
    if (numTaps === numRowTaps) {
      emitTaps(numTaps);
      advance(numTaps, rowBytes - 4 * numRowTaps);
      return;
    }
    f.for('round', { to: numRounds }, () => {
      emitTaps(numTaps);
      advance(numTaps);
    });
    const numLastTaps = numRowTaps % numTaps;
    emitTaps(numLastTaps);
    advance(numLastTaps, rowBytes - 4 * numRowTaps);
  });
  return sums;
}

/** Goes over `count` outputs in tiles. The last tile overlaps the one before where they do not come out even. */
function forTiles(
  f: FunctionBuilder,
  name: string,
  count: number,
  tileSize: number,
  body: (first: Local<'i32'>) => void,
): void {
  const last = count - tileSize;
  f.for(`${name}Tile`, { to: count, step: tileSize }, (first) => {
    const inside = count % tileSize === 0 ? first : select(first, i32.const(last), i32.ltS(first, last));
    body(f.let(name, inside));
  });
}

/** Goes over the filters in blocks; the last block may have fewer. */
function forBlocks(
  f: FunctionBuilder,
  numFilters: number,
  numBlockFilters: number,
  body: (firstFilter: Expression<'i32'>, numBlockFilters: number) => void,
): void {
  const numLast = numFilters % numBlockFilters;
  const firstOfLast = numFilters - numLast;
  if (firstOfLast === numBlockFilters) body(i32.const(0), numBlockFilters);
  else f.for('firstFilter', { to: firstOfLast, step: numBlockFilters }, (first) => body(first, numBlockFilters));
  if (numLast > 0) body(i32.const(firstOfLast), numLast);
}

/** Writes the whole numbers below 256 of some vectors as bytes. */
function storeAsBytes(
  f: FunctionBuilder,
  address: Local<'i32'>,
  vectors: readonly Local<'v128'>[],
  numBytes: number,
  offset: number,
): void {
  const [a, b = a, c = a, d = a] = vectors;
  const bytes = f.let('bytes', i8x16.narrowI16x8U(i16x8.narrowI32x4S(a, b), i16x8.narrowI32x4S(c, d)));
  let first = 0;
  for (; first + 4 <= numBytes; first += 4) f.do(v128.store32Lane(address, bytes, first / 4, offset + first));
  for (; first < numBytes; first++) f.do(v128.store8Lane(address, bytes, first, offset + first));
}

/** Rows and columns of a rectangle, row by row. */
function positions([height, width]: Size2d): readonly (readonly [row: number, column: number])[] {
  return Array.from({ length: height * width }, (_, index) => [Math.floor(index / width), index % width] as const);
}

/** How many of `count` things a round of a loop takes: no more than `most`, and such that none are left over if it can be. */
function numPerRound(count: number, most: number): number {
  for (let divisor = most; 2 * divisor > most; divisor--) if (count % divisor === 0) return divisor;
  return Math.min(count, most);
}
