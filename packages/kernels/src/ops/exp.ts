import { type FunctionBuilder, f32x4, i32x4, type Vector } from '../assembler/index.ts';
import { createExpParts } from './exp-parts.ts';

/**
 * Prepares a function to compute e^x of four values, equal to `exp` to the bit. Call it before the loop in which they are
 * computed, since it puts constants into variables.
 */
export function createExp(f: FunctionBuilder): (x: Vector) => Vector {
  const { reduce, expMinusOne, powerOfTwo } = createExpParts(f);
  const least = f.let('least', f32x4.const(-104));
  const most = f.let('most', f32x4.const(89));
  const one = f.let('one', f32x4.const(1));
  return (x) => {
    // pmax and pmin with x first let a NaN through.
    const { n, remainder } = reduce(f32x4.pmin(f32x4.pmax(x, least), most));
    // In two steps, since 2^n itself may be no f32 where the product is one.
    const half = f.let('half', i32x4.shrS(n, 1));
    const scaled = f32x4.mul(f32x4.add(one, expMinusOne(remainder)), powerOfTwo(half));
    return f32x4.mul(scaled, powerOfTwo(i32x4.sub(n, half)));
  };
}
