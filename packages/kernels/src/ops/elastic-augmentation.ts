import {
  type FunctionBuilder,
  type FunctionHandle,
  f32x4,
  i32,
  i32x4,
  type Local,
  type ModuleBuilder,
  type Vector,
  v128,
} from '../assembler/index.ts';
import type { AffineAugmentationOptions } from './affine-augmentation.ts';
import { BLOCKS_PER_MAP, emitInverseMap, type InverseMap } from './affine-map.ts';
import { createAugmentationDraws, createImageDraws, firstAugmentationBlock } from './augmentation-draws.ts';
import type { PhiloxWords } from './philox.ts';
import { createResampler, type WalkDown } from './resampler.ts';

/** What images are, how far they are moved, and how much they are bent. */
export interface ElasticAugmentationOptions extends AffineAugmentationOptions {
  /** Greatest displacement of a control point, along rows and along columns. */
  readonly elasticPixels: number;
  /** Control points along each side, from 3 to 8. */
  readonly elasticGrid: number;
}

/** A row of control points in the scratch: for each coordinate eight f32, of which the grid's are used. */
const ROW_BYTES = 64;
const COORDINATE_BYTES = 32;

/**
 * Turns, scales, slants, shifts and bends each image, all in one resampling; equal to the reference `elasticAugmentation`
 * to the bit.
 *
 * A grid of G × G control points lies over the image, G − 2 steps from edge to edge and one point half a step beyond each
 * edge. Control point (m, k), row and column, comes from where `emitAffineAugmentation` would take it from, with the same
 * random numbers, displaced by e · elasticPixels along columns and along rows. Between control points the source position
 * is their uniform quadratic B-spline, which is the affine map itself where nothing is displaced. With t the pixel's
 * middle in steps, from −½ as the first control point has it:
 *
 *   along columns  Σ_k B(t − k) · P[m, k],  B(d) = ½ · max(0, 3/2 − |d|)² − 3/2 · max(0, ½ − |d|)²
 *   along rows     a, b, c the three control points around: ½(a + b) + τ · (b − a + τ · ½(a − b + c − b)), τ from 0 to 1
 *
 * A pixel moves by a mean of displacements, so by less than elasticPixels: typically by a third of it.
 *
 * e = 2u − 1, u the uniform of index 4 · (2^24 + 4G · image + 4m + k mod 4) + 2d + ⌊k / 4⌋ in the stream `augmentation` of
 * `@raqam/random`; d is 0 along columns and 1 along rows.
 *
 * Parameters: those of `emitAffineAugmentation`; `grid`: f32 [16 · G], scratch. Each operation is rounded to f32.
 *
 * @see Simard, Steinkraus, Platt, "Best Practices for Convolutional Neural Networks Applied to Visual Document Analysis",
 *   ICDAR 2003, for the effect; Unser, "Splines: a perfect fit for signal and image processing", 1999, for the spline
 */
export function emitElasticAugmentation(
  module: ModuleBuilder,
  options: ElasticAugmentationOptions,
): FunctionHandle<
  { numImages: 'i32'; x: 'i32'; y: 'i32'; random: 'i32'; firstImage: 'i32'; padded: 'i32'; grid: 'i32' },
  'none'
> {
  const { elasticGrid, height, numChannels, width } = options;
  const { elasticPixels, rotationDegrees, scale, shear, translatePixels } = options;
  const shape = [height, width, numChannels];
  const ranges = [rotationDegrees, scale, shear, translatePixels, elasticPixels, elasticGrid];
  const name = `elasticAugmentation_${[...shape, ...ranges].join('_')}`;
  const params = {
    numImages: 'i32',
    x: 'i32',
    y: 'i32',
    random: 'i32',
    firstImage: 'i32',
    padded: 'i32',
    grid: 'i32',
  } as const;
  const imageBytes = 4 * height * width * numChannels;
  return module.sharedFunction(name, params, 'none', (f, { numImages, x, y, random, firstImage, padded, grid }) => {
    const draw = createAugmentationDraws(f, random);
    const nextWords = createImageDraws(f, draw, 'affine', firstImage, BLOCKS_PER_MAP);
    const gridBlock = firstAugmentationBlock(f, 'elastic', firstImage, 4 * elasticGrid);
    const point = f.local('i32', 'point');
    const resample = createResampler(f, options, padded);
    const walkDown = createSplineWalk(f, options, grid);
    f.for('image', { to: numImages }, () => {
      const map = emitInverseMap(f, options, nextWords());
      f.set(point, grid);
      const m = f.let('m', f32x4.const(0));
      f.for('rowOfPoints', { to: elasticGrid }, () => {
        emitControlPoints(f, options, { map, m, point }, draw(gridBlock));
        f.advance(gridBlock, 4);
        f.advance(point, ROW_BYTES);
        f.set(m, f32x4.add(m, f32x4.const(1)));
      });
      resample(x, y, walkDown);
      f.advance(x, imageBytes);
      f.advance(y, imageBytes);
    });
  });
}

/** Stores where the control points of a row come from, first the columns and then the rows. */
function emitControlPoints(
  f: FunctionBuilder,
  { elasticGrid, elasticPixels, height, width }: ElasticAugmentationOptions,
  { m, map, point }: { readonly map: InverseMap; readonly m: Local<'v128'>; readonly point: Local<'i32'> },
  words: PhiloxWords,
): void {
  const { add, const: constant, mul, sub } = f32x4;
  const numSpans = elasticGrid - 2;
  /** From the middle of the image, control point 0 of an axis. */
  const first = (length: number) => -(length / numSpans + length) / 2;
  const row = add(mul(m, constant(height / numSpans)), constant(first(height)));
  const v = f.let('v', sub(row, map.shiftRows));
  const columnOfRow = f.let('columnOfRow', add(mul(map.columnByRow, v), constant((width - 1) / 2)));
  const rowOfRow = f.let('rowOfRow', add(mul(map.rowByRow, v), constant((height - 1) / 2)));
  for (let half = 0; half < Math.ceil(elasticGrid / 4); half++) {
    const k = f32x4.convertI32x4S(i32x4.const(4 * half, 4 * half + 1, 4 * half + 2, 4 * half + 3));
    const column = add(mul(k, constant(width / numSpans)), constant(first(width)));
    const u = f.let('u', sub(column, map.shiftColumns));
    const displaced = (byColumn: Local<'v128'>, ofRow: Local<'v128'>, word: Local<'v128'>) => {
      const twice = mul(f32x4.convertI32x4S(i32x4.shrU(word, 8)), constant(2 ** -23));
      return add(add(mul(byColumn, u), ofRow), mul(sub(twice, constant(1)), constant(elasticPixels)));
    };
    const offset = 16 * half;
    f.do(v128.store(point, displaced(map.columnByColumn, columnOfRow, words[half]), offset));
    f.do(v128.store(point, displaced(map.rowByColumn, rowOfRow, words[2 + half]), COORDINATE_BYTES + offset));
  }
}

/** Prepares walks along the B-spline between the control points that stand at `grid`. */
function createSplineWalk(f: FunctionBuilder, options: ElasticAugmentationOptions, grid: Local<'i32'>): WalkDown {
  const { elasticGrid, height } = options;
  const numSpans = elasticGrid - 2;
  const weightsAt = createSplineWeights(f, options);
  const one = f.let('one', f32x4.const(1));
  const spansPerRow = f.let('spansPerRow', f32x4.const(numSpans / height));
  return (columns, visit) => {
    const weights = weightsAt(columns);
    const point = f.let('point', grid);
    const nextPoints = () => {
      const points = [0, COORDINATE_BYTES].map((offset) => emitWeightedSum(f, weights, point, offset));
      f.advance(point, ROW_BYTES);
      return points;
    };
    const a = nextPoints();
    const b = nextPoints();
    const span = f.let('span', f32x4.const(0));
    const row = f.let('row', f32x4.const(0.5));
    const firstRow = f.let('firstRow', i32.const(0));
    f.for('numSpan', { to: numSpans }, (numSpan) => {
      const c = nextPoints();
      const curves = a.map((_, index) => emitCurve(f, a[index], b[index], c[index]));
      // Rows whose middle lies before the span's end: (i + ½) · numSpans < (numSpan + 1) · height.
      const twiceEnd = i32.mul(i32.add(numSpan, 1), 2 * height);
      const endRow = f.let('endRow', i32.divU(i32.add(twiceEnd, numSpans - 1), 2 * numSpans));
      f.for('i', { from: firstRow, to: endRow }, () => {
        const t = f.let('t', f32x4.sub(f32x4.mul(row, spansPerRow), span));
        const [column, line] = curves.map(([p0, p1, p2]) =>
          f.let('position', f32x4.add(p0, f32x4.mul(t, f32x4.add(p1, f32x4.mul(t, p2))))),
        );
        visit({ columns: column, rows: line });
        f.set(row, f32x4.add(row, one));
      });
      f.set(firstRow, endRow);
      f.set(span, f32x4.add(span, one));
      a.forEach((each, index) => {
        f.set(each, b[index]);
        f.set(b[index], c[index]);
      });
    });
  };
}

/**
 * Prepares a function for the weights of a B-spline.
 *
 * @returns Emits how much each control point of a row counts at four columns, whose numbers are given.
 */
function createSplineWeights(
  f: FunctionBuilder,
  { elasticGrid, width }: ElasticAugmentationOptions,
): (column: Local<'v128'>) => readonly Local<'v128'>[] {
  const { abs, add, mul, pmax, sub } = f32x4;
  const constant = (name: string, value: number) => f.let(name, f32x4.const(value));
  const perColumn = (elasticGrid - 2) / width;
  const [step, start] = [constant('step', perColumn), constant('start', (1 + perColumn) / 2)];
  const [zero, half, threeHalves] = [constant('zero', 0), constant('half', 0.5), constant('threeHalves', 1.5)];
  const centers = Array.from({ length: elasticGrid }, (_, k) => constant('center', k));
  return (column) => {
    const t = f.let('t', add(mul(column, step), start));
    return centers.map((center) => {
      const distance = f.let('distance', abs(sub(t, center)));
      const square = (reach: Vector, factor: Vector): Vector => {
        const rest = f.let('rest', pmax(sub(reach, distance), zero));
        return mul(mul(rest, rest), factor);
      };
      return f.let('weight', sub(square(threeHalves, half), square(half, threeHalves)));
    });
  };
}

/** One coordinate of a row of control points at four columns. */
function emitWeightedSum(
  f: FunctionBuilder,
  weights: readonly Local<'v128'>[],
  point: Local<'i32'>,
  offset: number,
): Local<'v128'> {
  const terms = weights.map((weight, k) => f32x4.mul(weight, v128.load32Splat(point, offset + 4 * k)));
  return f.let(
    'sum',
    terms.reduce((sum, term) => f32x4.add(sum, term)),
  );
}

/** The span of the B-spline between three control points as a polynomial, its coefficients from the constant on. */
function emitCurve(
  f: FunctionBuilder,
  a: Local<'v128'>,
  b: Local<'v128'>,
  c: Local<'v128'>,
): readonly [Local<'v128'>, Local<'v128'>, Local<'v128'>] {
  const { add, const: constant, mul, sub } = f32x4;
  return [
    f.let('p0', mul(add(a, b), constant(0.5))),
    f.let('p1', sub(b, a)),
    f.let('p2', mul(add(sub(a, b), sub(c, b)), constant(0.5))),
  ];
}
