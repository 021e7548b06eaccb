import {
  type FunctionBuilder,
  type FunctionHandle,
  f32x4,
  i8x16,
  i32,
  i32x4,
  type Local,
  loadLanes,
  type ModuleBuilder,
  shuffleLanes,
  storeLanes,
  type Vector,
  v128,
} from '../assembler/index.ts';
import { ShapeError } from '../errors.ts';
import { checkValidWindow } from './check-valid-window.ts';
import { conv2dGradientName } from './conv2d-gradient-op.ts';
import { forEachBlock } from './for-each-block.ts';
import {
  ENTRY_BYTES,
  PATTERNS_BYTES,
  type PooledConv2dGradientOp,
  pooledSize,
  startsOffset,
} from './pooled-gradient-entries.ts';
import { transpose4 } from './transpose4.ts';

/**
 * Makes the list of the gradients that go on through a max pool, and sums up the gradients of the biases.
 *
 * Four positions and four filters at a time: the gradients that are not 0 move to the front of a vector, which is
 * stored as a whole; the next one is stored behind those that count. So nothing branches on whether a gradient is 0,
 * which no processor could foresee.
 *
 * Parameters: `numImages`; `dy` [B, P', Q', K], gradient before the activation at the pooled positions; `winners` u8
 * [B, P', Q', K]; `list`, of `pooledGradientListBytes`, and `dBias` [K], overwritten; `counter`, an i32 to which the
 * number of entries is added. Nothing may overlap. `emitPooledConv2dFilterGradient` calls it; on its own it is for layers
 * whose filter stays as it is.
 *
 * @throws {ShapeError} When the window reaches over the edges, or the pool has more than 256 positions.
 */
export function emitPooledGradientList(
  module: ModuleBuilder,
  op: PooledConv2dGradientOp,
): FunctionHandle<{ numImages: 'i32'; dy: 'i32'; winners: 'i32'; list: 'i32'; dBias: 'i32'; counter: 'i32' }, 'none'> {
  const { numChannels, numFilters, poolSize, window } = op;
  checkValidWindow('emitPooledGradientList', window);
  if (poolSize[0] * poolSize[1] > 256) {
    throw new ShapeError(
      `emitPooledGradientList: the pool has ${poolSize.join('×')} positions, and winners are stored in one byte; ` +
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
  // For ⌊index / poolWidth⌋: the factor is too large by less than 1, 65536 quotients by less than an index. To reach the
  // next whole number they would have to be too large by 65536 / poolWidth, which is at least 256, more than any index.
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
