import { f32x4, ModuleBuilder, type Vector, v128 } from '@raqam/kernels/assembler';

/**
 * Sums that do not wait for each other. A multiplication and an addition take 6 cycles one behind the other on Zen 3,
 * which starts 4 of them a cycle: 12 sums keep it busy, and with the two constants they still fit the registers.
 */
const NUM_CHAINS = 12;

/** Multiply-adds of four f32 each in one round. A loop of so many instructions costs nothing beside them. */
const NUM_REPEATS = 4;

/** Floating-point operations of a round: each lane of each chain multiplies once and adds once. */
export const PEAK_ROUND_FLOPS = NUM_REPEATS * NUM_CHAINS * 4 * 2;

/**
 * Emits `peak(rounds)`: multiplications and additions of f32x4 that touch nothing but registers, as fast as a thread can
 * do them with plain (not relaxed) SIMD. What a kernel reaches is a share of this.
 *
 * @returns A module that imports a memory of at least one page, and writes 16 bytes at its beginning.
 */
export function emitPeak(): Uint8Array<ArrayBuffer> {
  const module = new ModuleBuilder({ memory: { initialPages: 1 } });
  module.function('peak', { rounds: 'i32' }, (f, { rounds }) => {
    const factor = f.let('factor', f32x4.const(0.5));
    const term = f.let('term', f32x4.const(1));
    // All go to 2, so that no operand ever leaves the range in which arithmetic is fast; from different beginnings.
    const sums = Array.from({ length: NUM_CHAINS }, (_, index) => f.let(`sum${index}`, f32x4.const(index)));
    f.doWhile(
      () => {
        for (let repeat = 0; repeat < NUM_REPEATS; repeat++) {
          for (const sum of sums) f.set(sum, f32x4.add(f32x4.mul(sum, factor), term));
        }
        f.advance(rounds, -1);
      },
      () => rounds,
    );
    // Somebody has to want them, or the compiler leaves them out.
    f.do(v128.store(0, sums.reduce<Vector>(f32x4.add, factor)));
  });
  return module.encode();
}
