import { type FunctionBuilder, f32x4, i32x4, type Local, type Vector } from '../assembler/index.ts';
import { EXP_COEFFICIENTS, LN_2_HIGH, LN_2_LOW, LOG2_E } from '../exp-parts.ts';
import { ROUNDER } from '../round-to-whole.ts';

/** What e^x and e^x − 1 are made of, four values at a time, each part as the one of `src/exp-parts.ts`. */
export interface ExpParts {
  /**
   * The whole n, as i32, for which x − n · ln 2 is least, and that remainder.
   *
   * @param x Of magnitude below 2^20, or NaN, which gives any n and a remainder that is NaN.
   */
  readonly reduce: (x: Vector) => { readonly n: Local<'v128'>; readonly remainder: Local<'v128'> };
  /** e^r − 1 for |r| ≤ ½ ln 2. */
  readonly expMinusOne: (r: Local<'v128'>) => Vector;
  /** 2^n from its bits, for whole n from −126 to 127, as i32. */
  readonly powerOfTwo: (n: Vector) => Vector;
}

/**
 * Prepares a function for {@link ExpParts}. It keeps their constants in variables, so that a loop behind this finds them
 * there: writing them down again for every four values takes as long as computing with them.
 */
export function createExpParts(f: FunctionBuilder): ExpParts {
  const constant = (name: string, value: number) => f.let(name, f32x4.const(value));
  const log2E = constant('log2E', LOG2_E);
  const rounder = constant('rounder', ROUNDER);
  const ln2High = constant('ln2High', LN_2_HIGH);
  const ln2Low = constant('ln2Low', LN_2_LOW);
  const [first, ...coefficients] = EXP_COEFFICIENTS.map((value) => constant('coefficient', value));
  const bias = f.let('bias', i32x4.const(127, 127, 127, 127));
  return {
    reduce: (x) => {
      const exponent = f.let('exponent', x);
      // The sum's lowest bits are n, since its unit in the last place is 1.
      const shifted = f.let('shifted', f32x4.add(f32x4.mul(exponent, log2E), rounder));
      const multiple = f.let('multiple', f32x4.sub(shifted, rounder));
      const high = f32x4.sub(exponent, f32x4.mul(multiple, ln2High));
      const remainder = f.let('remainder', f32x4.sub(high, f32x4.mul(multiple, ln2Low)));
      return { n: f.let('n', i32x4.sub(shifted, rounder)), remainder };
    },
    expMinusOne: (r) => {
      const series = coefficients.reduce<Vector>(
        (sum, coefficient) => f32x4.add(f32x4.mul(sum, r), coefficient),
        first,
      );
      return f32x4.add(f32x4.mul(series, f32x4.mul(r, r)), r);
    },
    powerOfTwo: (n) => i32x4.shl(i32x4.add(n, bias), 23),
  };
}
