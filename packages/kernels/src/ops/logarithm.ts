import { type FunctionHandle, f32x4, i32x4, type ModuleBuilder, v128 } from '../assembler/index.ts';
import { LN_2_HIGH, LN_2_LOW } from '../exp-parts.ts';
import { LEAST_NORMAL, LOGARITHM_COEFFICIENTS, SQRT_HALF_BITS, SUBNORMAL_EXPONENT } from '../logarithm.ts';

/** ln x of four values, equal to `logarithm` to the bit. */
export function emitLogarithm(module: ModuleBuilder): FunctionHandle<{ x: 'v128' }, 'v128'> {
  return module.sharedFunction('logarithm', { x: 'v128' }, 'v128', (f, { x }) => {
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
    let series = f32x4.const(LOGARITHM_COEFFICIENTS[0]);
    for (const coefficient of LOGARITHM_COEFFICIENTS.slice(1)) {
      series = f32x4.add(f32x4.mul(series, squared), f32x4.const(coefficient));
    }
    const half = f.let('half', f32x4.mul(f32x4.const(0.5), f32x4.mul(r, r)));
    const correction = f32x4.add(
      f32x4.mul(s, f32x4.add(half, f32x4.mul(series, squared))),
      f32x4.mul(n, f32x4.const(LN_2_LOW)),
    );
    const finite = f32x4.add(f32x4.mul(n, f32x4.const(LN_2_HIGH)), f32x4.sub(r, f32x4.sub(half, correction)));
    const result = f.let('result', finite);
    // What has no finite logarithm: ∞ is its own, 0 gives −∞, anything else NaN.
    const isPositive = f32x4.gt(x, f32x4.const(0));
    f.set(result, v128.bitselect(x, result, f32x4.eq(x, f32x4.const(Number.POSITIVE_INFINITY))));
    f.set(result, v128.bitselect(result, f32x4.const(Number.NaN), isPositive));
    f.set(result, v128.bitselect(f32x4.const(Number.NEGATIVE_INFINITY), result, f32x4.eq(x, f32x4.const(0))));
    f.return(result);
  });
}

function fourOf(value: number) {
  return i32x4.const(value, value, value, value);
}
