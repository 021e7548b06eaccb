import {
  type FunctionBuilder,
  type FunctionHandle,
  f32,
  f32x4,
  i32,
  i32x4,
  type Local,
  type ModuleBuilder,
  storeLanes,
  type Vector,
  v128,
} from '../assembler/index.ts';
import { createPhilox } from './philox.ts';

/** The stream `augmentation` of `@raqam/random`. */
const STREAM = 5;

/** Random numbers that an image has for itself: two Philox blocks, of which five words are used. */
const BLOCKS_PER_IMAGE = 2;

/** What images are and how far they are moved. */
export interface AffineAugmentationOptions {
  readonly height: number;
  readonly width: number;
  readonly numChannels: number;
  /** Greatest turn either way, from 0 to 90. */
  readonly rotationDegrees: number;
  /** The factor is from 1 − scale to 1 + scale; in [0, 1). */
  readonly scale: number;
  /** Greatest slant either way: columns for each row. */
  readonly shear: number;
  /** Greatest shift either way, along rows and along columns. */
  readonly translatePixels: number;
}

/**
 * Turns, scales, slants and shifts each image about its middle by random amounts; equal to the reference
 * `affineAugmentation` to the bit.
 *
 * With five numbers e from [−1, 1), drawn evenly, and p the position (column, row) from the middle:
 *
 *   p' = factor · rotation(angle) · slant · p + shift
 *
 * half = e0 · rotationDegrees · π / 360, t = half · (15 − half²) / (15 − 6 · half²), the tangent of half the angle within
 * 2.4e-4; cos = (1 − t²) / (1 + t²), sin = 2t / (1 + t²), which are a rotation whatever t is; factor = 1 + e1 · scale;
 * slant: column + e2 · shear · row; shift: e3 and e4 · translatePixels, columns and rows. Each output pixel is the bilinear
 * interpolation at the position that it came from; outside of the image all is 0. e = 2u − 1 where u is the uniform of
 * index 8 · image + k in the stream `augmentation` of `@raqam/random`; k is the index of e.
 *
 * Parameters: `numImages`, any; `x` [N, H, W, C]; `y` [N, H, W, C], overwritten, not `x`; `random`: address of four u32,
 * the seed's lower and upper half, step, epoch; `firstImage`: the place of the first of these images in the batch. Each
 * operation is rounded to f32. No sine, cosine or tangent is called: engines may round those differently.
 */
export function emitAffineAugmentation(
  module: ModuleBuilder,
  options: AffineAugmentationOptions,
): FunctionHandle<{ numImages: 'i32'; x: 'i32'; y: 'i32'; random: 'i32'; firstImage: 'i32' }, 'none'> {
  const { height, width, numChannels, rotationDegrees, scale, shear, translatePixels } = options;
  const name = `affineAugmentation_${[height, width, numChannels, rotationDegrees, scale, shear, translatePixels].join('_')}`;
  const params = { numImages: 'i32', x: 'i32', y: 'i32', random: 'i32', firstImage: 'i32' } as const;
  return module.sharedFunction(name, params, 'none', (f, { numImages, x, y, random, firstImage }) => {
    const draw = createPhilox(f, random, STREAM);
    const firstColumns = f.let(
      'firstColumns',
      f32x4.sub(f32x4.convertI32x4S(i32x4.const(0, 1, 2, 3)), f32x4.const((width - 1) / 2)),
    );
    const block = f.let('block', i32.mul(firstImage, BLOCKS_PER_IMAGE));
    f.for('image', { to: numImages }, () => {
      const words = draw(block);
      f.advance(block, BLOCKS_PER_IMAGE);
      const fromWord = (index: number, range: number) => {
        const bits = i32.shrU(i32x4.extractLane(words[index % 4], Math.floor(index / 4)), 8);
        const twice = f32x4.splat(f32.mul(f32.convertI32S(bits), f32.const(2 ** -23)));
        return f32x4.mul(f32x4.sub(twice, f32x4.const(1)), f32x4.const(range));
      };
      const source = emitInverseMap(f, {
        half: f.let('half', fromWord(0, (rotationDegrees * Math.PI) / 360)),
        factor: f.let('factor', f32x4.add(f32x4.const(1), fromWord(1, scale))),
        slant: f.let('slant', fromWord(2, shear)),
      });
      const shiftColumns = f.let('shiftColumns', fromWord(3, translatePixels));
      const shiftRows = f.let('shiftRows', fromWord(4, translatePixels));
      const row = f.let('row', f32x4.const(-(height - 1) / 2));
      f.for('i', { to: height }, () => {
        const v = f.let('v', f32x4.sub(row, shiftRows));
        const along = (byRow: Local<'v128'>, middle: number) =>
          f.let('along', f32x4.add(f32x4.mul(byRow, v), f32x4.const(middle)));
        const columnOfRow = along(source.columnByRow, (width - 1) / 2);
        const rowOfRow = along(source.rowByRow, (height - 1) / 2);
        const column = f.let('column', firstColumns);
        const pixels = (numPixels: number) => {
          const u = f.let('u', f32x4.sub(column, shiftColumns));
          const position = (byColumn: Local<'v128'>, ofRow: Local<'v128'>) =>
            f.let('position', f32x4.add(f32x4.mul(byColumn, u), ofRow));
          const columns = emitNeighbors(f, position(source.columnByColumn, columnOfRow), width);
          const rows = emitNeighbors(f, position(source.rowByColumn, rowOfRow), height);
          emitBilinear(f, options, { x, y }, { columns, rows }, numPixels);
          f.advance(y, 4 * numChannels * numPixels);
          f.set(column, f32x4.add(column, f32x4.const(4)));
        };
        f.for('j', { to: Math.floor(width / 4) }, () => pixels(4));
        if (width % 4 > 0) pixels(width % 4);
        f.set(row, f32x4.add(row, f32x4.const(1)));
      });
      f.advance(x, 4 * height * width * numChannels);
    });
  });
}

/** Where a position of the output, from the middle, was in the input: the four numbers of the inverse map, each in all lanes. */
interface InverseMap {
  readonly columnByColumn: Local<'v128'>;
  readonly columnByRow: Local<'v128'>;
  readonly rowByColumn: Local<'v128'>;
  readonly rowByRow: Local<'v128'>;
}

function emitInverseMap(
  f: FunctionBuilder,
  {
    half,
    factor,
    slant,
  }: { readonly half: Local<'v128'>; readonly factor: Local<'v128'>; readonly slant: Local<'v128'> },
): InverseMap {
  const { add, const: constant, div, mul, neg, sub } = f32x4;
  const square = f.let('square', mul(half, half));
  const t = f.let('t', div(mul(half, sub(constant(15), square)), sub(constant(15), mul(constant(6), square))));
  f.set(square, mul(t, t));
  const divisor = f.let('divisor', mul(add(constant(1), square), factor));
  const cos = f.let('cos', div(sub(constant(1), square), divisor));
  const sin = f.let('sin', div(add(t, t), divisor));
  const rowByColumn = f.let('rowByColumn', neg(sin));
  return {
    columnByColumn: f.let('columnByColumn', sub(cos, mul(slant, rowByColumn))),
    columnByRow: f.let('columnByRow', sub(sin, mul(slant, cos))),
    rowByColumn,
    rowByRow: cos,
  };
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

/** Interpolates four neighbouring pixels of a row, of which the first `numPixels` are stored. */
function emitBilinear(
  f: FunctionBuilder,
  { height, numChannels, width }: AffineAugmentationOptions,
  { x, y }: { readonly x: Local<'i32'>; readonly y: Local<'i32'> },
  { columns, rows }: { readonly columns: Neighbors; readonly rows: Neighbors },
  numPixels: number,
): void {
  const pixelBytes = 4 * numChannels;
  const rowBytes = pixelBytes * width;
  const pixelNumbers = f32x4.add(f32x4.mul(rows.first, f32x4.const(width)), columns.first);
  const bytesOfPixel = i32x4.const(pixelBytes, pixelBytes, pixelBytes, pixelBytes);
  const offsets = i32x4.mul(i32x4.truncSatF32x4S(pixelNumbers), bytesOfPixel);
  const addresses = f.let('addresses', i32x4.add(offsets, i32x4.splat(x)));
  // A second pixel or row that does not exist counts nothing.
  const toRight = width === 1 ? 0 : pixelBytes;
  const toBelow = height === 1 ? 0 : rowBytes;
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
    const target = i32.add(y, channel);
    if (numChannels === 1) for (const store of storeLanes(target, mixed, numPixels)) f.do(store);
    else {
      for (let pixel = 0; pixel < numPixels; pixel++) {
        f.do(v128.store32Lane(target, mixed, pixel, pixelBytes * pixel));
      }
    }
  });
}

function mix({ weights }: Neighbors, first: Vector, second: Vector): Vector {
  return f32x4.add(f32x4.mul(weights[0], first), f32x4.mul(weights[1], second));
}
