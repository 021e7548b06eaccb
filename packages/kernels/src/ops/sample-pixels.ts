import {
  type FunctionBuilder,
  f32x4,
  i32,
  i32x4,
  type Local,
  laneGroups,
  loadLanes,
  shuffleLanes,
  storeLanes,
  type Vector,
  v128,
} from '../assembler/index.ts';

/** What images are. */
export interface ImageShape {
  readonly height: number;
  readonly width: number;
  readonly numChannels: number;
}

/** Positions between which something that is not 0 can be interpolated, both excluded; each in all lanes. */
export interface InkBounds {
  readonly left: Local<'v128'>;
  readonly right: Local<'v128'>;
  readonly above: Local<'v128'>;
  readonly below: Local<'v128'>;
}

/** Finds the rows and columns in which an image is not 0. @param x Address of the image. */
export function emitInkBounds(
  f: FunctionBuilder,
  { height, numChannels, width }: ImageShape,
  x: Local<'i32'>,
): InkBounds {
  const rowLength = width * numChannels;
  const zero = f32x4.const(0);
  const [left, right] = [f.let('left', f32x4.const(width)), f.let('right', f32x4.const(-1))];
  const [above, below] = [f.let('above', f32x4.const(height)), f.let('below', f32x4.const(-1))];
  const any = f.local('v128', 'any');

  const address = f.local('i32', 'address');
  const place = f.let('place', f32x4.convertI32x4S(i32x4.const(0, 1, 2, 3)));
  const start = f.let('start', x);
  const findColumns = (numLanes: number) => {
    f.set(any, zero);
    f.set(address, start);
    f.for('i', { to: height }, () => {
      f.set(any, v128.or(any, loadLanes(address, numLanes)));
      f.advance(address, 4 * rowLength);
    });
    const isInk = f.let('isInk', f32x4.ne(any, zero));
    const column = f.let('column', numChannels === 1 ? place : f32x4.floor(f32x4.div(place, f32x4.const(numChannels))));
    f.set(left, f32x4.pmin(left, v128.bitselect(column, f32x4.const(width), isInk)));
    f.set(right, f32x4.pmax(right, v128.bitselect(column, f32x4.const(-1), isInk)));
    f.set(place, f32x4.add(place, f32x4.const(4)));
    f.advance(start, 16);
  };
  f.for('j', { to: Math.floor(rowLength / 4) }, () => findColumns(4));
  if (rowLength % 4 > 0) findColumns(rowLength % 4);

  const row = f.let('row', zero);
  f.set(address, x);
  f.for('i', { to: height }, () => {
    f.set(any, zero);
    for (const { numLanes, offset } of laneGroups(rowLength)) {
      f.set(any, v128.or(any, loadLanes(address, numLanes, offset)));
    }
    f.if(v128.anyTrue(f32x4.ne(any, zero)), () => {
      f.set(above, f32x4.pmin(above, row));
      f.set(below, row);
    });
    f.set(row, f32x4.add(row, f32x4.const(1)));
    f.advance(address, 4 * rowLength);
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

/** Four positions in an image, in pixels from its first. */
export interface Positions {
  readonly columns: Local<'v128'>;
  readonly rows: Local<'v128'>;
}

/**
 * Emits the bilinear interpolation of an image at four positions; outside of the image all is 0. Where no ink is near,
 * nothing is loaded.
 *
 * @param x Address of the image.
 * @param y Address where the first `numPixels` of the four are stored, side by side.
 */
export function emitSamples(
  f: FunctionBuilder,
  shape: ImageShape,
  { bounds, x, y }: { readonly bounds: InkBounds; readonly x: Local<'i32'>; readonly y: Local<'i32'> },
  { columns, rows }: Positions,
  numPixels: number,
): void {
  const betweenColumns = v128.and(f32x4.gt(columns, bounds.left), f32x4.lt(columns, bounds.right));
  const betweenRows = v128.and(f32x4.gt(rows, bounds.above), f32x4.lt(rows, bounds.below));
  f.if(
    v128.anyTrue(v128.and(betweenColumns, betweenRows)),
    () => {
      const neighbors = { columns: emitNeighbors(f, columns, shape.width), rows: emitNeighbors(f, rows, shape.height) };
      if (shape.numChannels === 1 && shape.width > 1) emitPairs(f, shape, { x, y }, neighbors, numPixels);
      else emitChannels(f, shape, { x, y }, neighbors, numPixels);
    },
    () => {
      for (const { numLanes, offset } of laneGroups(numPixels * shape.numChannels)) {
        for (const store of storeLanes(y, f32x4.const(0), numLanes, offset)) f.do(store);
      }
    },
  );
}

/** The two pixels of an axis between which four positions lie, or the two nearest to them. */
interface Neighbors {
  /** Number of the first as f32. */
  readonly first: Local<'v128'>;
  /** How much each counts, in [0, 1]: 1 less its distance; neither does where the position is further outside. */
  readonly weights: readonly [Local<'v128'>, Local<'v128'>];
}

/** @param position Four, in pixels from the axis' beginning. */
function emitNeighbors(f: FunctionBuilder, position: Local<'v128'>, length: number): Neighbors {
  const last = f32x4.const(Math.max(0, length - 2));
  const zero = f32x4.const(0);
  const first = f.let('first', f32x4.pmin(f32x4.pmax(f32x4.floor(position), zero), last));
  const weight = (pixel: Vector) =>
    f.let('weight', f32x4.pmax(f32x4.sub(f32x4.const(1), f32x4.abs(f32x4.sub(position, pixel))), zero));
  const second = length === 1 ? f.let('weight', zero) : weight(f32x4.add(first, f32x4.const(1)));
  return { first, weights: [weight(first), second] };
}

interface NeighborsOfBoth {
  readonly columns: Neighbors;
  readonly rows: Neighbors;
}

interface Addresses {
  readonly x: Local<'i32'>;
  readonly y: Local<'i32'>;
}

/** Addresses of the pixels above to the left, four i32. */
function emitAddresses(
  f: FunctionBuilder,
  { numChannels, width }: ImageShape,
  x: Local<'i32'>,
  { columns, rows }: NeighborsOfBoth,
): Local<'v128'> {
  const pixelBytes = 4 * numChannels;
  const pixelNumbers = f32x4.add(f32x4.mul(rows.first, f32x4.const(width)), columns.first);
  const bytesOfPixel = i32x4.const(pixelBytes, pixelBytes, pixelBytes, pixelBytes);
  const offsets = i32x4.mul(i32x4.truncSatF32x4S(pixelNumbers), bytesOfPixel);
  return f.let('addresses', i32x4.add(offsets, i32x4.splat(x)));
}

/** With one channel the two pixels beside each other are loaded at once. */
function emitPairs(
  f: FunctionBuilder,
  shape: ImageShape,
  { x, y }: Addresses,
  { columns, rows }: NeighborsOfBoth,
  numPixels: number,
): void {
  const addresses = emitAddresses(f, shape, x, { columns, rows });
  // A second row that does not exist counts nothing.
  const lines = [0, shape.height === 1 ? 0 : 4 * shape.width].map((offset) => ({
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
  shape: ImageShape,
  { x, y }: Addresses,
  { columns, rows }: NeighborsOfBoth,
  numPixels: number,
): void {
  const { height, numChannels, width } = shape;
  const pixelBytes = 4 * numChannels;
  const addresses = emitAddresses(f, shape, x, { columns, rows });
  // A second pixel or row that does not exist counts nothing.
  const toRight = width === 1 ? 0 : pixelBytes;
  const toBelow = height === 1 ? 0 : pixelBytes * width;
  f.for('channel', { to: pixelBytes, step: 4 }, (channel) => {
    const corners = [0, toRight, toBelow, toBelow + toRight].map((offset) => ({
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
