import type { Unit } from './quantity.ts';

/**
 * The part of a range that values of a unit can take: shares lie in [0, 1], nothing measured is below 0. Student's
 * interval knows no such bounds; what lies beyond them cannot be, and is not shown.
 */
export function possibleRange(
  unit: Unit,
  { low, high }: { readonly low: number; readonly high: number },
): { readonly low: number; readonly high: number } {
  return { low: Math.max(0, low), high: unit === 'share' ? Math.min(1, high) : high };
}
