import {
  type FunctionBuilder,
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
import { forEachRun } from './for-each-run.ts';

const COARSE = 1 / 256;
const FINE = 1 / 65_280;

/**
 * Bytes to numbers from 0 to 1, the f32 nearest to k / 255; equal to the reference `decodePixels` to the bit.
 *
 *   y[i] = pixels[i] · 1/256 + pixels[i] · 1/65280, since 1/255 = 1/256 + 1/65280
 *
 * The first product is exact and the second a 255th of it, so that its rounding does not show: all 256 results are those
 * of the division, without its cost.
 *
 * Parameters: `numValues`, any; `pixels`, u8 [numValues], at any address; `y`, f32 [numValues], overwritten.
 */
export function emitDecodePixels(
  module: ModuleBuilder,
): FunctionHandle<{ numValues: 'i32'; pixels: 'i32'; y: 'i32' }, 'none'> {
  const params = { numValues: 'i32', pixels: 'i32', y: 'i32' } as const;
  return module.sharedFunction('decodePixels', params, 'none', (f, { numValues, pixels, y }) => {
    const coarse = f.let('coarse', f32x4.const(COARSE));
    const fine = f.let('fine', f32x4.const(FINE));
    forEachRun(f, numValues, [16, 1], (length) => {
      if (length === 16) {
        toWords(f, v128.load(pixels)).forEach((words, index) => {
          const k = f.let('k', f32x4.convertI32x4S(words));
          f.do(v128.store(y, f32x4.add(f32x4.mul(k, coarse), f32x4.mul(k, fine)), 16 * index));
        });
      } else {
        const k = f.let('k', f32.convertI32S(i32.load8U(pixels)));
        f.do(f32.store(y, f32.add(f32.mul(k, f32.const(COARSE)), f32.mul(k, f32.const(FINE)))));
      }
      f.advance(pixels, length);
      f.advance(y, 4 * length);
    });
  });
}

/** Sixteen bytes as four vectors of i32. */
function toWords(f: FunctionBuilder, vector: Vector): readonly Vector[] {
  const bytes = f.let('bytes', vector);
  return [i16x8.extendLowI8x16U(bytes), i16x8.extendHighI8x16U(bytes)].flatMap((half) => {
    const shorts = f.let('shorts', half);
    return [i32x4.extendLowI16x8U(shorts), i32x4.extendHighI16x8U(shorts)];
  });
}
