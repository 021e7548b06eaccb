/** 1.5 · 2^23: adding it to an f32 below 2^22 and subtracting it again rounds to the nearest whole number. */
export const ROUNDER = 12582912;

/** The nearest whole number, half to even, as f32x4.nearest rounds. @param x An f32 of magnitude below 2^22. */
export function roundToWhole(x: number): number {
  return Math.fround(Math.fround(x + ROUNDER) - ROUNDER);
}
