import { type FunctionHandle, f32x4, type ModuleBuilder, v128 } from '../assembler/index.ts';
import { expMinusOneNear, powerOfTwo, reduceExponent } from './exp-parts.ts';

/** tanh x of four values, equal to `hyperbolicTangent` to the bit. */
export function emitHyperbolicTangent(module: ModuleBuilder): FunctionHandle<{ x: 'v128' }, 'v128'> {
  return module.sharedFunction('hyperbolicTangent', { x: 'v128' }, 'v128', (f, { x }) => {
    const zero = f32x4.const(0);
    const exponent = f32x4.mul(f32x4.const(-2), f32x4.pmin(f32x4.abs(x), f32x4.const(10)));
    const { n, remainder } = reduceExponent(f, exponent);
    // n is −29 at least, so that 2^n and the product are no subnormal numbers.
    const power = f.let('power', powerOfTwo(n));
    const scaled = f32x4.mul(expMinusOneNear(remainder), power);
    const m = f.let('m', f32x4.add(scaled, f32x4.sub(power, f32x4.const(1))));
    const magnitude = f32x4.div(f32x4.sub(zero, m), f32x4.add(m, f32x4.const(2)));
    const sign = v128.and(f32x4.lt(x, zero), f32x4.const(-0));
    f.return(v128.xor(magnitude, sign));
  });
}
