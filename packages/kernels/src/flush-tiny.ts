/**
 * What decays by a factor at each step and has come below this counts as 0. It is far too small to change a weight, but
 * would become subnormal soon, and arithmetic on subnormal numbers is several times slower on most processors.
 */
export const TINY = 2 ** -100;

/** 0 for a magnitude below {@link TINY}, else the number itself; a NaN stays one. */
export function flushTiny(value: number): number {
  return Math.abs(value) < TINY ? 0 : value;
}
