import {
  type Expression,
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
    const laneNumbers = f.let('laneNumbers', f32x4.convertI32x4S(i32x4.const(0, 1, 2, 3)));
    const block = f.let('block', i32.mul(firstImage, BLOCKS_PER_IMAGE));
    f.for('image', { to: numImages }, () => {
      const words = draw(block);
      f.advance(block, BLOCKS_PER_IMAGE);
      const fromWord = (index: number, range: number) => {
        const bits = i32.shrU(i32x4.extractLane(words[index % 4], Math.floor(index / 4)), 8);
        const uniform = f32.mul(f32.convertI32S(bits), f32.const(2 ** -23));
        return f32.mul(f32.sub(uniform, f32.const(1)), f32.const(range));
      };
      const source = emitInverseMap(f, {
        half: f.let('half', fromWord(0, (rotationDegrees * Math.PI) / 360)),
        factor: f.let('factor', f32.add(f32.const(1), fromWord(1, scale))),
        slant: f.let('slant', fromWord(2, shear)),
      });
      const shiftColumns = f.let('shiftColumns', fromWord(3, translatePixels));
      const shiftRows = f.let('shiftRows', fromWord(4, translatePixels));
      f.for('row', { to: height }, (row) => {
        const fromMiddle = f32.sub(f32.convertI32S(row), f32.const((height - 1) / 2));
        const v = f.let('v', f32.sub(fromMiddle, shiftRows));
        const rowColumn = f.let(
          'rowColumn',
          f32x4.splat(f32.add(f32.mul(source.columnByRow, v), f32.const((width - 1) / 2))),
        );
        const rowRow = f.let('rowRow', f32x4.splat(f32.add(f32.mul(source.rowByRow, v), f32.const((height - 1) / 2))));
        const pixels = (firstColumn: Expression<'f32'>, numPixels: number) => {
          const columns = f32x4.add(f32x4.splat(firstColumn), laneNumbers);
          const u = f.let('u', f32x4.sub(f32x4.sub(columns, f32x4.const((width - 1) / 2)), f32x4.splat(shiftColumns)));
          const column = f32x4.add(f32x4.mul(f32x4.splat(source.columnByColumn), u), rowColumn);
          const rowOf = f32x4.add(f32x4.mul(f32x4.splat(source.rowByColumn), u), rowRow);
          emitBilinear(f, options, x, y, {
            columns: locate(f, column, width, 4 * numChannels),
            rows: locate(f, rowOf, height, 4 * numChannels * width),
            numPixels,
          });
          f.advance(y, 4 * numChannels * numPixels);
        };
        const numFull = width - (width % 4);
        f.for('column', { to: numFull, step: 4 }, (column) => pixels(f32.convertI32S(column), 4));
        if (numFull < width) pixels(f32.const(numFull), width - numFull);
      });
      f.advance(x, 4 * height * width * numChannels);
    });
  });
}

/** Where a position of the output, from the middle, was in the input: the four numbers of the inverse map. */
interface InverseMap {
  readonly columnByColumn: Local<'f32'>;
  readonly columnByRow: Local<'f32'>;
  readonly rowByColumn: Local<'f32'>;
  readonly rowByRow: Local<'f32'>;
}

function emitInverseMap(
  f: FunctionBuilder,
  { half, factor, slant }: { readonly half: Local<'f32'>; readonly factor: Local<'f32'>; readonly slant: Local<'f32'> },
): InverseMap {
  const { add, const: constant, div, mul, neg, sub } = f32;
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

/** The two neighbours of four positions along one axis. */
interface Neighbors {
  /** Bytes from the axis' beginning to each. */
  readonly offsets: readonly [Local<'v128'>, Local<'v128'>];
  /** All bits set where a neighbor lies inside of the image. */
  readonly isInside: readonly [Local<'v128'>, Local<'v128'>];
  /** How much the second counts, in [0, 1). */
  readonly share: Local<'v128'>;
}

/** @param position Four, in pixels from the axis' beginning. */
function locate(f: FunctionBuilder, position: Vector, length: number, strideBytes: number): Neighbors {
  // Far away is as good as one pixel outside, and stays a small whole number.
  const near = f.let('near', f32x4.pmin(f32x4.pmax(position, f32x4.const(-1)), f32x4.const(length)));
  const floor = f.let('floor', f32x4.floor(near));
  const first = f.let('first', i32x4.truncSatF32x4S(floor));
  const second = f.let('second', i32x4.add(first, i32x4.const(1, 1, 1, 1)));
  const all = (value: number) => i32x4.const(value, value, value, value);
  const offset = (index: Vector) =>
    f.let('offset', i32x4.mul(i32x4.minS(i32x4.maxS(index, all(0)), all(length - 1)), all(strideBytes)));
  const inside = (index: Vector) => f.let('inside', i32x4.ltU(index, all(length)));
  return {
    offsets: [offset(first), offset(second)],
    isInside: [inside(first), inside(second)],
    share: f.let('share', f32x4.sub(near, floor)),
  };
}

/** Interpolates four neighbouring pixels of a row, of which the first `numPixels` are stored. */
function emitBilinear(
  f: FunctionBuilder,
  { numChannels }: AffineAugmentationOptions,
  x: Local<'i32'>,
  y: Local<'i32'>,
  at: { readonly columns: Neighbors; readonly rows: Neighbors; readonly numPixels: number },
): void {
  const { columns, rows, numPixels } = at;
  const corners = [0, 1].map((row) =>
    [0, 1].map((column) => ({
      addresses: f.let('addresses', i32x4.add(i32x4.add(rows.offsets[row], columns.offsets[column]), i32x4.splat(x))),
      isInside: f.let('isInside', v128.and(rows.isInside[row], columns.isInside[column])),
    })),
  );
  f.for('channel', { to: 4 * numChannels, step: 4 }, (channel) => {
    const [top, bottom] = corners.map((row) => {
      const [left, right] = row.map(({ addresses, isInside }) => {
        const values = f.local('v128', 'values');
        for (let lane = 0; lane < 4; lane++) {
          const address = i32.add(i32x4.extractLane(addresses, lane), channel);
          f.set(values, lane === 0 ? v128.load32Zero(address) : v128.load32Lane(address, values, lane));
        }
        f.set(values, v128.and(values, isInside));
        return values;
      });
      f.set(left, f32x4.add(left, f32x4.mul(columns.share, f32x4.sub(right, left))));
      return left;
    });
    f.set(top, f32x4.add(top, f32x4.mul(rows.share, f32x4.sub(bottom, top))));
    const target = i32.add(y, channel);
    if (numChannels === 1) for (const store of storeLanes(target, top, numPixels)) f.do(store);
    else {
      for (let pixel = 0; pixel < numPixels; pixel++) {
        f.do(v128.store32Lane(target, top, pixel, 4 * numChannels * pixel));
      }
    }
  });
}
