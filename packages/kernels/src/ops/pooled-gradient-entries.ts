import { type FunctionBuilder, i32, type Local, select } from '../assembler/index.ts';
import type { Size2d } from '../sliding-window.ts';
import type { Conv2dGradientOp } from './conv2d-gradient-op.ts';

/** A convolution with a max pool behind it, whose windows lie side by side. */
export interface PooledConv2dGradientOp extends Conv2dGradientOp {
  readonly poolSize: Size2d;
}

/**
 * Bytes of the list of gradients that go on: through the max pool only the greatest value of each window has one, and
 * through a ReLU only where it is not 0.
 *
 * The list holds, one behind the other,
 * - two tables by which it is made: see `emitPooledGradientList`;
 * - i32 [B+1, K]: for each image the address of each filter's first entry, then where each filter's entries end;
 * - for each filter its entries, by images, columns, rows: where its window of that position begins, in bytes from the
 *   first image (i32), and the gradient (f32). Columns first, so that neighboring entries seldom touch the same pixels:
 *   adding to what was just written has to wait for it.
 */
export function pooledGradientListBytes(op: PooledConv2dGradientOp, numImages: number): number {
  const [height, width] = pooledSize(op);
  // Entries are written four at a time, the last ones beyond the end.
  const numEntries = numImages * height * width + 4;
  return startsOffset(op) + op.numFilters * (4 * (numImages + 1) + ENTRY_BYTES * numEntries);
}

/** An offset and a gradient. */
export const ENTRY_BYTES = 8;

/** For each subset of four lanes the pattern of bytes that moves them to the front. */
export const PATTERNS_BYTES = 16 * 16;

/** Where in the list the addresses of first entries begin, behind the tables. */
export function startsOffset(op: PooledConv2dGradientOp): number {
  const [height, width] = pooledSize(op);
  return PATTERNS_BYTES + 16 * Math.ceil(height / 4) * width;
}

/** Height and width behind the pool. */
export function pooledSize({ poolSize, window: { outputSize } }: PooledConv2dGradientOp): Size2d {
  return [Math.floor(outputSize[0] / poolSize[0]), Math.floor(outputSize[1] / poolSize[1])];
}

/**
 * Images whose pixels are gone through together by all filters: as many as stay in the first cache, 32 KiB in most
 * processors, beside filters and list. A power of two, so that the usual parts of a batch fall into equal groups.
 */
const GROUP_BYTES = 26_000;

/** Emits a walk over the filters of each group of images: their entries, from `first` to before `end`. */
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
