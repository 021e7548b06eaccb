import { QUANTITIES, type Quantity } from './quantity.ts';

/**
 * The part of a range that a quantity can take: shares lie in [0, 1], nothing measured is below 0. Student's interval
 * knows no such bounds; what lies beyond them cannot be, and is not drawn.
 */
export function possibleRange(
  quantity: Quantity,
  { low, high }: { readonly low: number; readonly high: number },
): { readonly low: number; readonly high: number } {
  const most = QUANTITIES[quantity].unit === 'share' ? 1 : Number.POSITIVE_INFINITY;
  return { low: Math.max(0, low), high: Math.min(most, high) };
}
