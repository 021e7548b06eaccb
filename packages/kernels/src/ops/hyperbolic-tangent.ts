import { type FunctionBuilder, f32x4, type Vector, v128 } from '../assembler/index.ts';
import { createExpParts } from './exp-parts.ts';

/**
 * Prepares a function to compute tanh x of four values, equal to `hyperbolicTangent` to the bit. Call it before the loop
 * in which they are computed, since it puts constants into variables.
 */
export function createHyperbolicTangent(f: FunctionBuilder): (x: Vector) => Vector {
  const { reduce, expMinusOne, powerOfTwo } = createExpParts(f);
  const most = f.let('most', f32x4.const(10));
  const minusTwo = f.let('minusTwo', f32x4.const(-2));
  const one = f.let('one', f32x4.const(1));
  const two = f.let('two', f32x4.const(2));
  const signBit = f.let('signBit', f32x4.const(-0));
  const zero = f32x4.const(0);
  return (vector) => {
    const x = f.let('x', vector);
    const { n, remainder } = reduce(f32x4.mul(minusTwo, f32x4.pmin(f32x4.abs(x), most)));
    // n is −29 at least, so that neither 2^n nor the product is subnormal.
    const power = f.let('power', powerOfTwo(n));
    const m = f.let('m', f32x4.add(f32x4.mul(expMinusOne(remainder), power), f32x4.sub(power, one)));
    const magnitude = f32x4.div(f32x4.sub(zero, m), f32x4.add(m, two));
    return v128.xor(magnitude, v128.and(f32x4.lt(x, zero), signBit));
  };
}
