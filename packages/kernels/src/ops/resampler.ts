import {
  type Expression,
  type FunctionBuilder,
  f32x4,
  i32,
  i32x4,
  type Local,
  laneGroups,
  loadLanes,
  memory,
  shuffleLanes,
  storeLanes,
  type Vector,
  v128,
} from '../assembler/index.ts';
import type { ImageShape } from './image-shape.ts';

/** Four positions in an image, in pixels from its first. */
interface Positions {
  readonly columns: Local<'v128'>;
  readonly rows: Local<'v128'>;
}

/** Emits a walk down four columns, whose numbers are given: what is done at the positions that each row comes from. */
export type WalkDown = (columns: Local<'v128'>, visit: (positions: Positions) => void) => void;

/** Zeros around the copy of an image: so many rows above and columns to the left, and so many below and to the right. */
const BEFORE = 1;
const AFTER = 2;

/** How many f32 the scratch holds in which an image is copied before it is resampled. */
export function sampledImageLength({ height, numChannels, width }: ImageShape): number {
  return (BEFORE + height + AFTER) * (BEFORE + width + AFTER) * numChannels;
}

/** 2^23: f32 from here on are whole numbers. Where a smaller one is added, the lowest bits are that number. */
const WHOLE = 2 ** 23;
const BITS_OF_WHOLE = 0x4b000000;

/**
 * Prepares a function for the resampling of images: bilinear between pixels, and 0 outside of an image.
 *
 * @param scratch Address of f32 [{@link sampledImageLength}], where each image is copied to, with zeros around it.
 * @returns Emits the resampling of the image at address x to the address y, both unchanged. Where no ink is near, nothing
 *   is computed.
 */
export function createResampler(
  f: FunctionBuilder,
  shape: ImageShape,
  scratch: Local<'i32'>,
): (x: Local<'i32'>, y: Local<'i32'>, walkDown: WalkDown) => void {
  const { height, numChannels, width } = shape;
  const pixelBytes = 4 * numChannels;
  const paddedWidth = BEFORE + width + AFTER;
  f.do(memory.fill(scratch, 0, 4 * sampledImageLength(shape)));
  // Constants that a loop uses stand in variables, since an engine builds them anew each time.
  const constant = (name: string, value: number) => f.let(name, f32x4.const(value));
  const zero = constant('zero', 0);
  const one = constant('one', 1);
  const justBefore = constant('justBefore', -1);
  const [justRight, justBelow] = [constant('justRight', width), constant('justBelow', height)];
  const rowPixels = constant('rowPixels', paddedWidth);
  // The copy begins before the image, so that pixel numbers in it are never negative.
  const whole = constant('whole', WHOLE + BEFORE * (paddedWidth + 1));
  const origin = f.let('origin', i32x4.splat(i32.sub(scratch, Math.imul(BITS_OF_WHOLE, pixelBytes))));

  const neighborsOf = (position: Local<'v128'>, end: Local<'v128'>): Neighbors => {
    const within = f.let('within', f32x4.pmin(f32x4.pmax(position, justBefore), end));
    const first = f.let('first', f32x4.floor(within));
    const weight = f.let('weight', f32x4.sub(one, f32x4.sub(within, first)));
    // 1 less the distance to the second pixel, to the bit: from 1 on these differences are exact, below both are rounded
    // alike.
    return { first, weights: [weight, f.let('weight', f32x4.sub(one, weight))] };
  };

  /** Stores the first `numPixels` of four, side by side. */
  const sample = (positions: Positions, target: Local<'i32'>, numPixels: number) => {
    const columns = neighborsOf(positions.columns, justRight);
    const rows = neighborsOf(positions.rows, justBelow);
    const numbers = f32x4.add(f32x4.add(f32x4.mul(rows.first, rowPixels), columns.first), whole);
    const offsets =
      numChannels === 1
        ? i32x4.shl(numbers, 2)
        : i32x4.mul(numbers, i32x4.const(pixelBytes, pixelBytes, pixelBytes, pixelBytes));
    const corners = { addresses: f.let('addresses', i32x4.add(origin, offsets)), columns, rows };
    if (numChannels === 1) emitPairs(f, 4 * paddedWidth, corners, target, numPixels);
    else emitChannels(f, { pixelBytes, rowBytes: pixelBytes * paddedWidth }, corners, target, numPixels);
  };
  const storeZeros = (target: Local<'i32'>, numPixels: number) => {
    for (const { numLanes, offset } of laneGroups(numPixels * numChannels)) {
      for (const store of storeLanes(target, zero, numLanes, offset)) f.do(store);
    }
  };

  return (x, y, walkDown) => {
    const bounds = emitCopy(f, shape, x, scratch);
    const columns = f.let('columns', f32x4.convertI32x4S(i32x4.const(0, 1, 2, 3)));
    const top = f.let('top', y);
    const target = f.local('i32', 'target');
    const emitColumns = (numPixels: number) => {
      f.set(target, top);
      walkDown(columns, (positions) => {
        f.if(
          isBetween(positions, bounds),
          () => sample(positions, target, numPixels),
          () => storeZeros(target, numPixels),
        );
        f.advance(target, pixelBytes * width);
      });
      f.set(columns, f32x4.add(columns, f32x4.const(4)));
      f.advance(top, pixelBytes * numPixels);
    };
    f.for('j', { to: Math.floor(width / 4) }, () => emitColumns(4));
    if (width % 4 > 0) emitColumns(width % 4);
  };
}

/** Positions between which something that is not 0 can be interpolated, both excluded; each in all lanes. */
interface InkBounds {
  readonly left: Local<'v128'>;
  readonly right: Local<'v128'>;
  readonly above: Local<'v128'>;
  readonly below: Local<'v128'>;
}

/** Whether any of four positions is. */
function isBetween({ columns, rows }: Positions, { above, below, left, right }: InkBounds): Expression<'i32'> {
  const betweenColumns = v128.and(f32x4.gt(columns, left), f32x4.lt(columns, right));
  const betweenRows = v128.and(f32x4.gt(rows, above), f32x4.lt(rows, below));
  return v128.anyTrue(v128.and(betweenColumns, betweenRows));
}

/** Copies an image into the middle of the scratch and finds the rows and columns in which it is not 0. */
function emitCopy(
  f: FunctionBuilder,
  { height, numChannels, width }: ImageShape,
  x: Local<'i32'>,
  scratch: Local<'i32'>,
): InkBounds {
  const rowLength = width * numChannels;
  const paddedLength = rowLength + (BEFORE + AFTER) * numChannels;
  const zero = f32x4.const(0);
  const groups = laneGroups(rowLength).map((group) => ({ ...group, any: f.let('any', zero) }));
  const [above, below] = [f.let('above', f32x4.const(height)), f.let('below', f32x4.const(-1))];
  const from = f.let('from', x);
  const to = f.let('to', i32.add(scratch, 4 * BEFORE * (paddedLength + numChannels)));
  const row = f.let('row', zero);
  f.for('i', { to: height }, () => {
    const anyInRow = f.let('anyInRow', zero);
    for (const { any, numLanes, offset } of groups) {
      const values = f.let('values', loadLanes(from, numLanes, offset));
      for (const store of storeLanes(to, values, numLanes, offset)) f.do(store);
      f.set(any, v128.or(any, values));
      f.set(anyInRow, v128.or(anyInRow, values));
    }
    f.if(v128.anyTrue(f32x4.ne(anyInRow, zero)), () => {
      f.set(above, f32x4.pmin(above, row));
      f.set(below, row);
    });
    f.set(row, f32x4.add(row, f32x4.const(1)));
    f.advance(from, 4 * rowLength);
    f.advance(to, 4 * paddedLength);
  });

  const [left, right] = [f.let('left', f32x4.const(width)), f.let('right', f32x4.const(-1))];
  groups.forEach(({ any }, index) => {
    const columnOf = (lane: number) => Math.floor((4 * index + lane) / numChannels);
    const columns = f32x4.convertI32x4S(i32x4.const(columnOf(0), columnOf(1), columnOf(2), columnOf(3)));
    const isInk = f.let('isInk', f32x4.ne(any, zero));
    f.set(left, f32x4.pmin(left, v128.bitselect(columns, left, isInk)));
    f.set(right, f32x4.pmax(right, v128.bitselect(columns, right, isInk)));
  });
  const inAllLanes = (vector: Local<'v128'>, combine: (a: Vector, b: Vector) => Vector) => {
    f.set(vector, combine(vector, shuffleLanes(vector, vector, [2, 3, 0, 1])));
    f.set(vector, combine(vector, shuffleLanes(vector, vector, [1, 0, 3, 2])));
  };
  inAllLanes(left, f32x4.pmin);
  inAllLanes(right, f32x4.pmax);
  const one = f32x4.const(1);
  f.set(left, f32x4.sub(left, one));
  f.set(right, f32x4.add(right, one));
  f.set(above, f32x4.sub(above, one));
  f.set(below, f32x4.add(below, one));
  return { left, right, above, below };
}

/** The two pixels of an axis between which four positions lie; both are 0 where a position lies outside. */
interface Neighbors {
  /** Number of the first as f32. */
  readonly first: Local<'v128'>;
  /** How much each counts, in [0, 1]: 1 less its distance. */
  readonly weights: readonly [Local<'v128'>, Local<'v128'>];
}

/** Four times four pixels. */
interface Corners {
  /** Of the pixels above to the left, four i32. */
  readonly addresses: Local<'v128'>;
  readonly columns: Neighbors;
  readonly rows: Neighbors;
}

/** With one channel the two pixels beside each other are loaded at once. */
function emitPairs(
  f: FunctionBuilder,
  rowBytes: number,
  { addresses, columns, rows }: Corners,
  y: Local<'i32'>,
  numPixels: number,
): void {
  const lines = [0, rowBytes].map((offset) => ({
    offset,
    pairs: [f.local('v128', 'pairs'), f.local('v128', 'pairs')] as const,
  }));
  for (let lane = 0; lane < 4; lane++) {
    const address = f.let('address', i32x4.extractLane(addresses, lane));
    for (const { offset, pairs } of lines) {
      const pair = pairs[Math.floor(lane / 2)];
      f.set(pair, lane % 2 === 0 ? v128.load64Zero(address, offset) : v128.load64Lane(address, pair, 1, offset));
    }
  }
  const [above, below] = lines.map(({ pairs: [front, back] }) =>
    mix(columns, shuffleLanes(front, back, [0, 2, 4, 6]), shuffleLanes(front, back, [1, 3, 5, 7])),
  );
  const mixed = f.let('mixed', mix(rows, above, below));
  for (const store of storeLanes(y, mixed, numPixels)) f.do(store);
}

function emitChannels(
  f: FunctionBuilder,
  { pixelBytes, rowBytes }: { readonly pixelBytes: number; readonly rowBytes: number },
  { addresses, columns, rows }: Corners,
  y: Local<'i32'>,
  numPixels: number,
): void {
  f.for('channel', { to: pixelBytes, step: 4 }, (channel) => {
    const corners = [0, pixelBytes, rowBytes, rowBytes + pixelBytes].map((offset) => ({
      offset,
      values: f.local('v128', 'values'),
    }));
    for (let lane = 0; lane < 4; lane++) {
      const address = f.let('address', i32.add(i32x4.extractLane(addresses, lane), channel));
      for (const { offset, values } of corners) {
        f.set(values, lane === 0 ? v128.load32Zero(address, offset) : v128.load32Lane(address, values, lane, offset));
      }
    }
    const [above, below] = [corners.slice(0, 2), corners.slice(2)].map(([left, right]) =>
      mix(columns, left.values, right.values),
    );
    const mixed = f.let('mixed', mix(rows, above, below));
    const target = f.let('target', i32.add(y, channel));
    for (let pixel = 0; pixel < numPixels; pixel++) f.do(v128.store32Lane(target, mixed, pixel, pixelBytes * pixel));
  });
}

function mix({ weights }: Neighbors, first: Vector, second: Vector): Vector {
  return f32x4.add(f32x4.mul(weights[0], first), f32x4.mul(weights[1], second));
}
