import {
  type FunctionBuilder,
  type FunctionHandle,
  f32x4,
  i32,
  type Local,
  laneGroups,
  loadLanes,
  type ModuleBuilder,
  storeLanes,
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
 * through a ReLU only where it is not 0. The list holds for each filter its number of entries, then for each filter the
 * entries: where in the images the window of that position begins (i32, in bytes), and the gradient (f32).
 */
export function pooledGradientListBytes(op: PooledConv2dGradientOp, numImages: number): number {
  return op.numFilters * (4 + segmentBytes(numPooled(op) * numImages));
}

/** Entries of 8 bytes, and one more: what is not kept is written, too, and overwritten by the next. */
function segmentBytes(numEntries: number): number {
  return 8 * (numEntries + 1);
}

/** Height and width behind the pool. */
export function pooledSize({ poolSize, window: { outputSize } }: PooledConv2dGradientOp): Size2d {
  return [Math.floor(outputSize[0] / poolSize[0]), Math.floor(outputSize[1] / poolSize[1])];
}

function numPooled(op: PooledConv2dGradientOp): number {
  const [height, width] = pooledSize(op);
  return height * width;
}

/**
 * Makes the list and sums up the gradients of the biases.
 *
 * Parameters: `numImages`; `dy` [B, P', Q', K]; `winners` u8 [B, P', Q', K]; `list`, overwritten; `dBias` [K],
 * overwritten; `counter`, an i32 to which the number of entries is added. Entries of a filter stand in the order of
 * images, rows, columns.
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
  const pixelBytes = 4 * numChannels;
  const columnBytes = window.strides[1] * pixelBytes;
  const rowBytes = window.strides[0] * window.inputSize[1] * pixelBytes;
  const params = { numImages: 'i32', dy: 'i32', winners: 'i32', list: 'i32', dBias: 'i32', counter: 'i32' } as const;
  const name = `pooledGradientList_${conv2dGradientName(op)}_pool${poolSize.join('x')}`;
  return module.sharedFunction(name, params, 'none', (f, { counter, dBias, dy, list, numImages, winners }) => {
    const segment = f.let('segment', segmentSize(op, numImages));
    const firstEntry = f.let('firstEntry', i32.add(list, 4 * numFilters));
    const gradient = f.local('i32', 'gradient');
    const winner = f.local('i32', 'winner');
    const patch = f.local('i32', 'patch');
    const total = f.local('i32', 'total');
    forEachBlock(f, numFilters, 4, (offset, length) => {
      const [lanes] = laneGroups(length);
      const entries = Array.from({ length }, () => {
        const entry = f.let('entry', firstEntry);
        f.advance(firstEntry, segment);
        return entry;
      });
      const starts = entries.map((entry) => f.let('start', entry));
      const bias = f.let('bias', f32x4.const(0));
      f.set(gradient, i32.add(dy, offset));
      f.set(winner, i32.add(winners, i32.shrU(offset, 2)));
      f.for('b', { to: numImages }, (b) => {
        f.for('p', { to: height }, (p) => {
          const imageStart = i32.mul(b, window.inputSize[0] * window.inputSize[1] * pixelBytes);
          f.set(patch, i32.add(imageStart, i32.mul(p, poolSize[0] * rowBytes)));
          f.for('q', { to: width }, () => {
            f.set(bias, f32x4.add(bias, loadLanes(gradient, lanes.numLanes)));
            entries.forEach((entry, lane) => {
              const index = f.let('index', i32.load8U(winner, lane));
              const row = i32.mul(i32.divU(index, poolSize[1]), rowBytes);
              const column = i32.mul(i32.remU(index, poolSize[1]), columnBytes);
              f.do(i32.store(entry, i32.add(patch, i32.add(row, column))));
              const bits = f.let('bits', i32.load(gradient, 4 * lane));
              f.do(i32.store(entry, bits, 4));
              // Both zeros have no bits but the sign.
              f.advance(entry, i32.shl(i32.ne(i32.shl(bits, 1), 0), 3));
            });
            f.advance(patch, poolSize[1] * columnBytes);
            f.advance(gradient, 4 * numFilters);
            f.advance(winner, numFilters);
          });
        });
      });
      entries.forEach((entry, lane) => {
        const numEntries = f.let('numEntries', i32.shrU(i32.sub(entry, starts[lane]), 3));
        f.do(i32.store(i32.add(list, offset), numEntries, 4 * lane));
        f.advance(total, numEntries);
      });
      for (const store of storeLanes(i32.add(dBias, offset), bias, lanes.numLanes)) f.do(store);
    });
    f.do(i32.store(counter, i32.add(i32.load(counter), total)));
  });
}

/** Emits a walk over the filters, with the entries of each. */
export function forEachFilterEntries(
  f: FunctionBuilder,
  op: PooledConv2dGradientOp,
  { list, numImages }: Readonly<Record<'list' | 'numImages', Local<'i32'>>>,
  body: (entries: { readonly first: Local<'i32'>; readonly end: Local<'i32'> }) => void,
): void {
  const segment = f.let('segment', segmentSize(op, numImages));
  const first = f.let('first', i32.add(list, 4 * op.numFilters));
  const end = f.local('i32', 'end');
  f.for('k', { to: op.numFilters }, (k) => {
    f.set(end, i32.add(first, i32.shl(i32.load(i32.add(list, i32.shl(k, 2))), 3)));
    body({ first, end });
    f.advance(first, segment);
  });
}

function segmentSize(op: PooledConv2dGradientOp, numImages: Local<'i32'>) {
  return i32.shl(i32.add(i32.mul(numImages, numPooled(op)), 1), 3);
}
