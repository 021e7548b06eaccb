import { type FunctionBuilder, f32x4, type Local } from '../assembler/index.ts';
import { drawnAmount } from './augmentation-draws.ts';
import type { PhiloxWords } from './philox.ts';

/** How far images are moved at most. */
export interface AffineRanges {
  /** Greatest turn either way, from 0 to 90. */
  readonly rotationDegrees: number;
  /** The factor is from 1 − scale to 1 + scale; in [0, 1). */
  readonly scale: number;
  /** Greatest slant either way: columns for each row. */
  readonly shear: number;
  /** Greatest shift either way, along rows and along columns. */
  readonly translatePixels: number;
}

/** Where a position of the output, from the middle, was in the input: numbers of the inverse map, each in all lanes. */
export interface InverseMap {
  readonly columnByColumn: Local<'v128'>;
  readonly columnByRow: Local<'v128'>;
  readonly rowByColumn: Local<'v128'>;
  readonly rowByRow: Local<'v128'>;
  /** Taken off a position first. */
  readonly shiftColumns: Local<'v128'>;
  readonly shiftRows: Local<'v128'>;
}

/** Random numbers that an image's map is made of: two Philox blocks, of which five words are used. */
export const BLOCKS_PER_MAP = 2;

/** Turns an image's random numbers into its map; the formulas stand at `emitAffineAugmentation`. */
export function emitInverseMap(
  f: FunctionBuilder,
  { rotationDegrees, scale, shear, translatePixels }: AffineRanges,
  words: PhiloxWords,
): InverseMap {
  const { add, const: constant, div, mul, neg, sub } = f32x4;
  const half = f.let('half', drawnAmount(words, 0, (rotationDegrees * Math.PI) / 360));
  const factor = f.let('factor', add(constant(1), drawnAmount(words, 1, scale)));
  const slant = f.let('slant', drawnAmount(words, 2, shear));
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
    shiftColumns: f.let('shiftColumns', drawnAmount(words, 3, translatePixels)),
    shiftRows: f.let('shiftRows', drawnAmount(words, 4, translatePixels)),
  };
}
