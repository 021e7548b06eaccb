import { type FunctionBuilder, f32x4, i32x4, type Vector, v128 } from '../assembler/index.ts';
import { LN_2_HIGH, LN_2_LOW } from '../exp-parts.ts';
import { LEAST_NORMAL, LOGARITHM_COEFFICIENTS, SQRT_HALF_BITS, SUBNORMAL_EXPONENT } from '../logarithm.ts';

/** Computes ln x of four values, equal to `logarithm` to the bit. */
export function logarithmOf(f: FunctionBuilder, vector: Vector): Vector {
  const x = f.let('x', vector);
  const isSubnormal = f.let('isSubnormal', f32x4.lt(x, f32x4.const(LEAST_NORMAL)));
  const normal = v128.bitselect(f32x4.mul(x, f32x4.const(2 ** SUBNORMAL_EXPONENT)), x, isSubnormal);
  const bits = f.let('bits', normal);
  const exponent = f.let('exponent', i32x4.shrS(i32x4.sub(bits, fourOf(SQRT_HALF_BITS)), 23));
  const mantissa = i32x4.sub(bits, i32x4.shl(exponent, 23));
  const whole = i32x4.sub(exponent, v128.and(isSubnormal, fourOf(SUBNORMAL_EXPONENT)));
  const n = f.let('n', f32x4.convertI32x4S(whole));
  const r = f.let('r', f32x4.sub(mantissa, f32x4.const(1)));
  const s = f.let('s', f32x4.div(r, f32x4.add(f32x4.const(2), r)));
  const squared = f.let('squared', f32x4.mul(s, s));
  const [first, ...coefficients] = LOGARITHM_COEFFICIENTS.map((value) => f32x4.const(value));
  const series = coefficients.reduce((sum, coefficient) => f32x4.add(f32x4.mul(sum, squared), coefficient), first);
  const half = f.let('half', f32x4.mul(f32x4.const(0.5), f32x4.mul(r, r)));
  const correction = f32x4.add(
    f32x4.mul(s, f32x4.add(half, f32x4.mul(series, squared))),
    f32x4.mul(n, f32x4.const(LN_2_LOW)),
  );
  const finite = f32x4.add(f32x4.mul(n, f32x4.const(LN_2_HIGH)), f32x4.sub(r, f32x4.sub(half, correction)));
  // What has no finite logarithm: ∞ is its own, 0 gives −∞, anything else NaN.
  const zero = f32x4.const(0);
  const infinity = f32x4.const(Number.POSITIVE_INFINITY);
  const ofPositive = v128.bitselect(infinity, finite, f32x4.eq(x, infinity));
  const ofSigned = v128.bitselect(ofPositive, f32x4.const(Number.NaN), f32x4.gt(x, zero));
  return v128.bitselect(f32x4.const(Number.NEGATIVE_INFINITY), ofSigned, f32x4.eq(x, zero));
}

function fourOf(value: number): Vector {
  return i32x4.const(value, value, value, value);
}
