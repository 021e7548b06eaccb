import { type FunctionHandle, f32x4, i32x4, type ModuleBuilder } from '../assembler/index.ts';
import { expMinusOneNear, powerOfTwo, reduceExponent } from './exp-parts.ts';

/** e^x of four values, equal to `exp` to the bit. */
export function emitExp(module: ModuleBuilder): FunctionHandle<{ x: 'v128' }, 'v128'> {
  return module.sharedFunction('exp', { x: 'v128' }, 'v128', (f, { x }) => {
    // pmax and pmin with x first let a NaN through.
    const clamped = f32x4.pmin(f32x4.pmax(x, f32x4.const(-104)), f32x4.const(89));
    const { n, remainder } = reduceExponent(f, clamped);
    // In two steps, since 2^n itself may be no f32 where the product is one.
    const half = f.let('half', i32x4.shrS(n, 1));
    const scaled = f32x4.mul(f32x4.add(f32x4.const(1), expMinusOneNear(remainder)), powerOfTwo(half));
    f.return(f32x4.mul(scaled, powerOfTwo(i32x4.sub(n, half))));
  });
}
