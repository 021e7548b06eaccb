import {
  type Expression,
  type FunctionBuilder,
  type FunctionHandle,
  f32x4,
  i8x16,
  i32,
  i32x4,
  type Local,
  loadLanes,
  type ModuleBuilder,
  select,
  shuffleLanes,
  storeLanes,
  type Vector,
  v128,
} from '../assembler/index.ts';
import { ShapeError } from '../errors.ts';
import type { Size2d } from '../sliding-window.ts';
import { checkValidWindow } from './check-valid-window.ts';
import { type Conv2dGradientOp, conv2dGradientName } from './conv2d-gradient-op.ts';
import { forEachBlock } from './for-each-block.ts';

/** A convolution with a max pool behind it, whose windows lie side by side. */
export interface PooledConv2dGradientOp extends Conv2dGradientOp {
  readonly poolSize: Size2d;
}

/**
 * Bytes of the list of gradients that go on: through the max pool only the greatest value of each window has one, and
 * through a ReLU only where it is not 0.
 *
 * The list holds, one behind the other,
 * - two tables by which it is made: {@link PATTERNS_BYTES}, and where the first window of each pooled position begins;
 * - i32 [B+1, K]: the address of filter k's first entry of image b, in the last row of the end;
 * - for each filter its entries, by images, rows, columns: where its window of that position begins, in bytes from the
 *   first image (i32), and the gradient (f32).
 */
export function pooledGradientListBytes(op: PooledConv2dGradientOp, numImages: number): number {
  return startsOffset(op) + op.numFilters * (4 * (numImages + 1) + ENTRY_BYTES * (numImages * numPooled(op) + 4));
}

/** An offset and a gradient. */
const ENTRY_BYTES = 8;
/** For each subset of four lanes the pattern of bytes that moves them to the front. */
const PATTERNS_BYTES = 16 * 16;

/** Height and width behind the pool. */
function pooledSize({ poolSize, window: { outputSize } }: PooledConv2dGradientOp): Size2d {
  return [Math.floor(outputSize[0] / poolSize[0]), Math.floor(outputSize[1] / poolSize[1])];
}

function numPooled(op: PooledConv2dGradientOp): number {
  const [height, width] = pooledSize(op);
  return height * width;
}

function startsOffset(op: PooledConv2dGradientOp): number {
  const [height, width] = pooledSize(op);
  return PATTERNS_BYTES + 16 * Math.ceil(height / 4) * width;
}

/**
 * Makes the list and sums up the gradients of the biases.
 *
 * Four positions and four filters at a time: the gradients that are not 0 move to the front of a vector, which is
 * stored as a whole; the next one is stored behind those that count. So nothing branches on whether a gradient is 0,
 * which no processor could foresee.
 *
 * Parameters: `numImages`; `dy` [B, P', Q', K]; `winners` u8 [B, P', Q', K]; `list`, overwritten; `dBias` [K],
 * overwritten; `counter`, an i32 to which the number of entries is added.
 */
export function emitPooledGradientList(
  module: ModuleBuilder,
  op: PooledConv2dGradientOp,
): FunctionHandle<{ numImages: 'i32'; dy: 'i32'; winners: 'i32'; list: 'i32'; dBias: 'i32'; counter: 'i32' }, 'none'> {
  const { numChannels, numFilters, poolSize, window } = op;
  checkValidWindow('emitPooledConv2dFilterGradient', window);
  if (poolSize[0] * poolSize[1] > 256) {
    throw new ShapeError(
      `emitPooledConv2dFilterGradient: the pool has ${poolSize.join('×')} positions, and winners are stored in one byte; ` +
        'expected at most 256. Make it smaller.',
    );
  }
  const [height, width] = pooledSize(op);
  const params = { numImages: 'i32', dy: 'i32', winners: 'i32', list: 'i32', dBias: 'i32', counter: 'i32' } as const;
  const name = `pooledGradientList_${conv2dGradientName(op)}_pool${poolSize.join('x')}`;
  return module.sharedFunction(name, params, 'none', (f, { counter, dBias, dy, list, numImages, winners }) => {
    writePatterns(f, list);
    writeCorners(f, op, list);
    const segment = f.let('segment', i32.mul(i32.add(i32.mul(numImages, height * width), 4), ENTRY_BYTES));
    const starts = f.let('starts', i32.add(list, startsOffset(op)));
    const free = f.let('free', i32.add(starts, i32.mul(i32.add(numImages, 1), 4 * numFilters)));
    const gradients = f.local('i32', 'gradients');
    const winner = f.local('i32', 'winner');
    const corner = f.local('i32', 'corner');
    const image = f.local('v128', 'image');
    const start = f.local('i32', 'start');
    const total = f.local('i32', 'total');
    const windowOffset = prepareWindowOffset(f, op);
    const spreads = [0, 1, 2, 3].map((lane) => f.let('spread', spreadBytes(lane)));
    forEachBlock(f, numFilters, 4, (offset, length) => {
      const entries = Array.from({ length }, () => {
        const entry = f.let('entry', free);
        f.advance(free, segment);
        f.set(total, i32.sub(total, entry));
        return entry;
      });
      const bias = f.let('bias', f32x4.const(0));
      const storeStarts = () => {
        entries.forEach((entry, lane) => {
          f.do(i32.store(start, entry, 4 * lane));
        });
        f.advance(start, 4 * numFilters);
      };
      f.set(start, i32.add(starts, offset));
      storeStarts();
      f.set(gradients, i32.add(dy, offset));
      f.set(winner, i32.add(winners, i32.shrU(offset, 2)));
      f.set(image, i32x4.const(0, 0, 0, 0));
      f.for('b', { to: numImages }, () => {
        f.set(corner, i32.add(list, PATTERNS_BYTES));
        f.for('q', { to: width }, () => {
          forEachBlock(f, height, 4, (_, numRows) => {
            const rows = Array.from({ length: numRows }, (_row, row) =>
              f.let('row', loadLanes(gradients, length, 4 * row * width * numFilters)),
            );
            for (const row of rows) f.set(bias, f32x4.add(bias, row));
            const indices = f.let('indices', loadIndices(winner, numRows, length, width * numFilters));
            const corners = f.let('corners', i32x4.add(v128.load(corner), image));
            transpose4(f, rows, length).forEach((column, lane) => {
              const filterGradients = f.let('filterGradients', column);
              const index = f.let('index', i8x16.swizzle(indices, spreads[lane]));
              const patches = f.let('patches', i32x4.add(windowOffset(index), corners));
              const subset = f.let('subset', i32x4.bitmask(f32x4.ne(filterGradients, f32x4.const(0))));
              const pattern = f.let('pattern', v128.load(i32.add(list, i32.shl(subset, 4))));
              const keptPatches = f.let('keptPatches', i8x16.swizzle(patches, pattern));
              const keptGradients = f.let('keptGradients', i8x16.swizzle(filterGradients, pattern));
              f.do(v128.store(entries[lane], shuffleLanes(keptPatches, keptGradients, [0, 4, 1, 5])));
              f.do(v128.store(entries[lane], shuffleLanes(keptPatches, keptGradients, [2, 6, 3, 7]), 16));
              f.advance(entries[lane], i32.shl(i32.popcnt(subset), 3));
            });
            f.advance(gradients, 4 * numRows * width * numFilters);
            f.advance(winner, numRows * width * numFilters);
            f.advance(corner, 16);
          });
          f.advance(gradients, -4 * (height * width - 1) * numFilters);
          f.advance(winner, -(height * width - 1) * numFilters);
        });
        f.advance(gradients, 4 * (height - 1) * width * numFilters);
        f.advance(winner, (height - 1) * width * numFilters);
        const imageBytes = 4 * window.inputSize[0] * window.inputSize[1] * numChannels;
        f.set(image, i32x4.add(image, i32x4.splat(i32.const(imageBytes))));
        storeStarts();
      });
      for (const entry of entries) f.advance(total, entry);
      for (const store of storeLanes(i32.add(dBias, offset), bias, length)) f.do(store);
    });
    f.do(i32.store(counter, i32.add(i32.load(counter), i32.shrU(total, 3))));
  });
}

/**
 * Emits a walk over the filters of each group of images: their entries, from `first` to before `end`.
 *
 * @param op Groups are so large that what windows see of their images stays in the first cache while all filters go
 *   through it.
 */
export function forEachGroupAndFilter(
  f: FunctionBuilder,
  op: PooledConv2dGradientOp,
  { list, numImages }: Readonly<Record<'list' | 'numImages', Local<'i32'>>>,
  body: (place: { readonly k: Local<'i32'>; readonly first: Local<'i32'>; readonly end: Local<'i32'> }) => void,
): void {
  const { numChannels, numFilters, window } = op;
  const imageBytes = 4 * window.inputSize[0] * window.inputSize[1] * numChannels;
  const numGroupImages = 2 ** Math.max(0, Math.floor(Math.log2(GROUP_BYTES / imageBytes)));
  const start = f.let('start', i32.add(list, startsOffset(op)));
  const groupBytes = f.local('i32', 'groupBytes');
  const first = f.local('i32', 'first');
  const end = f.local('i32', 'end');
  f.for('image', { to: numImages, step: numGroupImages }, (image) => {
    const remaining = f.let('remaining', i32.sub(numImages, image));
    const size = select(remaining, i32.const(numGroupImages), i32.ltS(remaining, numGroupImages));
    f.set(groupBytes, i32.mul(size, 4 * numFilters));
    f.for('k', { to: numFilters }, (k) => {
      f.set(first, i32.load(start));
      f.set(end, i32.load(i32.add(start, groupBytes)));
      body({ k, first, end });
      f.advance(start, 4);
    });
    f.advance(start, i32.sub(groupBytes, 4 * numFilters));
  });
}

/**
 * Emits a walk over entries, of which there is at least one: two in a round, since a round itself costs as much as a
 * tenth of what is done with an entry.
 *
 * @param body Emits what is done with the entry at an address + offset.
 */
export function forEachEntry(
  f: FunctionBuilder,
  first: Local<'i32'>,
  end: Local<'i32'>,
  body: (entry: Local<'i32'>, offset: number) => void,
): void {
  const entry = f.let('entry', first);
  const last = f.let('last', i32.sub(end, ENTRY_BYTES));
  f.if(i32.ltU(entry, last), () => {
    f.doWhile(
      () => {
        body(entry, 0);
        body(entry, ENTRY_BYTES);
        f.advance(entry, 2 * ENTRY_BYTES);
      },
      () => i32.ltU(entry, last),
    );
  });
  f.if(i32.eq(entry, last), () => body(entry, 0));
}

/** Well below the 32 KiB of the first cache of most processors. */
const GROUP_BYTES = 26_000;

/** For each subset of lanes, the bytes of its lanes in order; what comes behind them does not matter. */
function writePatterns(f: FunctionBuilder, list: Local<'i32'>): void {
  for (let subset = 0; subset < 16; subset++) {
    const bytes = [0, 0, 0, 0];
    let count = 0;
    for (let lane = 0; lane < 4; lane++) {
      if (subset & (1 << lane)) bytes[count++] = 0x03020100 + lane * 0x04040404;
    }
    f.do(v128.store(list, i32x4.const(bytes[0], bytes[1], bytes[2], bytes[3]), 16 * subset));
  }
}

/**
 * For each pooled position where the first of its windows begins in the image, in bytes: column by column, each rounded
 * up to whole vectors.
 */
function writeCorners(f: FunctionBuilder, op: PooledConv2dGradientOp, list: Local<'i32'>): void {
  const [height, width] = pooledSize(op);
  const { columnBytes, rowBytes } = stepBytes(op);
  const target = f.let('target', i32.add(list, PATTERNS_BYTES));
  f.for('q', { to: width }, (q) => {
    const corner = f.let('firstCorner', i32.mul(q, op.poolSize[1] * columnBytes));
    f.for('p', { to: 4 * Math.ceil(height / 4) }, () => {
      f.do(i32.store(target, corner));
      f.advance(corner, op.poolSize[0] * rowBytes);
      f.advance(target, 4);
    });
  });
}

/** Bytes from what one window sees to what the next one sees, down and across. */
function stepBytes({ numChannels, window }: PooledConv2dGradientOp) {
  const columnBytes = 4 * window.strides[1] * numChannels;
  return { columnBytes, rowBytes: 4 * window.strides[0] * window.inputSize[1] * numChannels };
}

/** Prepares the computation of where the window with a number in its pool window begins, in bytes from the first one. */
function prepareWindowOffset(f: FunctionBuilder, op: PooledConv2dGradientOp): (index: Local<'v128'>) => Vector {
  const [, poolWidth] = op.poolSize;
  const { columnBytes, rowBytes } = stepBytes(op);
  const splat = (value: number) => f.let('constant', i32x4.splat(i32.const(value)));
  // ⌊index / poolWidth⌋, exact for bytes: the factor is too large by less than 1 part in 256.
  const reciprocal = splat(Math.ceil(65_536 / poolWidth));
  const columnFactor = splat(columnBytes);
  const rowFactor = splat(rowBytes - poolWidth * columnBytes);
  return (index) => {
    const row = i32x4.shrU(i32x4.mul(index, reciprocal), 16);
    return i32x4.add(i32x4.mul(index, columnFactor), i32x4.mul(row, rowFactor));
  };
}

/** The winners of up to four positions for up to four filters: position after position, four bytes each. */
function loadIndices(address: Local<'i32'>, numPositions: number, numLanes: number, stride: number): Vector {
  let bytes: Vector = i32x4.const(0, 0, 0, 0);
  for (let position = 0; position < numPositions; position++) {
    if (numLanes === 4) {
      bytes = v128.load32Lane(address, bytes, position, position * stride);
      continue;
    }
    for (let lane = 0; lane < numLanes; lane++) {
      bytes = v128.load8Lane(address, bytes, 4 * position + lane, position * stride + lane);
    }
  }
  return bytes;
}

/** The pattern that takes a lane's byte of each of four positions, as four i32. */
function spreadBytes(lane: number): Vector {
  const [a, b, c, d] = [0, 4, 8, 12].map((position) => 0x80808000 + position + lane);
  return i32x4.const(a, b, c, d);
}

/** The first `numColumns` columns of up to four rows; rows that are missing are 0. */
function transpose4(
  f: FunctionBuilder,
  rows: readonly Local<'v128'>[],
  numColumns: number,
): readonly Expression<'v128'>[] {
  const [a, b, c, d] = Array.from({ length: 4 }, (_, index) => rows[index] ?? f.let('none', f32x4.const(0)));
  const low = [f.let('low', shuffleLanes(a, b, [0, 4, 1, 5])), f.let('low', shuffleLanes(c, d, [0, 4, 1, 5]))] as const;
  const high = [
    f.let('high', shuffleLanes(a, b, [2, 6, 3, 7])),
    f.let('high', shuffleLanes(c, d, [2, 6, 3, 7])),
  ] as const;
  return [
    shuffleLanes(...low, [0, 1, 4, 5]),
    shuffleLanes(...low, [2, 3, 6, 7]),
    shuffleLanes(...high, [0, 1, 4, 5]),
    shuffleLanes(...high, [2, 3, 6, 7]),
  ].slice(0, numColumns);
}
