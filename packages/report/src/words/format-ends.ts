import { possibleRange } from '../figures/possible-range.ts';
import type { Unit } from '../figures/quantity.ts';
import { formatValue } from './format-value.ts';
import type { Language } from './language.ts';

/** Both ends of a range, cut where it would leave what its unit can be, to be put into a message. */
export function formatEnds(
  language: Language,
  range: { readonly low: number; readonly high: number },
  unit: Unit,
  extraDecimals = 0,
): { readonly low: string; readonly high: string } {
  const { low, high } = possibleRange(unit, range);
  return {
    low: formatValue(language, low, unit, extraDecimals),
    high: formatValue(language, high, unit, extraDecimals),
  };
}
