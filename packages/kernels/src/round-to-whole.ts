/** 1.5 · 2^23: an f32 below 2^22 that is added to it and taken away again is rounded. */
const ROUNDER = 12582912;

/** The nearest whole number, half to even, as f32x4.nearest rounds. @param x An f32 of magnitude below 2^22. */
export function roundToWhole(x: number): number {
  return Math.fround(Math.fround(x + ROUNDER) - ROUNDER);
}
