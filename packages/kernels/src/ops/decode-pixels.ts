import {
  type FunctionHandle,
  f32,
  f32x4,
  i16x8,
  i32,
  i32x4,
  type ModuleBuilder,
  type Vector,
  v128,
} from '../assembler/index.ts';

/**
 * Bytes to numbers from 0 to 1: the f32 nearest to k / 255.
 *
 *   y[i] = pixels[i]/256 + pixels[i] · c,   c = 1/65280, since 1/255 = 1/256 + 1/65280
 *
 * The first term is exact and the second a 255th of it, so that its rounding does not show: all 256 results are those of
 * the correctly rounded division (tested), at the price of two multiplications.
 *
 * Parameters: `numValues`, any; `pixels` u8 and `y` f32, both [numValues]; `y` is overwritten.
 */
export function emitDecodePixels(
  module: ModuleBuilder,
): FunctionHandle<{ numValues: 'i32'; pixels: 'i32'; y: 'i32' }, 'none'> {
  return module.sharedFunction(
    'decodePixels',
    { numValues: 'i32', pixels: 'i32', y: 'i32' },
    'none',
    (f, { numValues, pixels, y }) => {
      const remaining = f.let('remaining', numValues);
      const coarse = f.let('coarse', f32x4.const(1 / 256));
      const fine = f.let('fine', f32x4.const(1 / 65280));
      f.if(i32.geS(remaining, 16), () => {
        f.doWhile(
          () => {
            const bytes = f.let('bytes', v128.load(pixels));
            [i16x8.extendLowI8x16U(bytes), i16x8.extendHighI8x16U(bytes)].forEach((eight, half) => {
              const words = f.let('words', eight);
              [i32x4.extendLowI16x8U(words), i32x4.extendHighI16x8U(words)].forEach((four, quarter) => {
                const k: Vector = f.let('k', f32x4.convertI32x4S(four));
                const decoded = f32x4.add(f32x4.mul(k, coarse), f32x4.mul(k, fine));
                f.do(v128.store(y, decoded, 32 * half + 16 * quarter));
              });
            });
            f.advance(pixels, 16);
            f.advance(y, 64);
            f.advance(remaining, -16);
          },
          () => i32.geS(remaining, 16),
        );
      });
      f.for('i', { to: remaining }, () => {
        const k = f.let('k', f32.convertI32S(i32.load8U(pixels)));
        f.do(f32.store(y, f32.add(f32.mul(k, f32.const(1 / 256)), f32.mul(k, f32.const(1 / 65280)))));
        f.advance(pixels, 1);
        f.advance(y, 4);
      });
    },
  );
}
