import { formatNumber } from '@raqam/report';

/** Nine digits name every f32: from them, the very same bits can be read again. */
const F32_DIGITS = 9;

/**
 * A 32-bit number in full: with as few digits as name it and no other, in the notation of the language.
 *
 * @param value An f32.
 */
export function formatF32(value: number, locale: string): string {
  let digits = 1;
  while (digits < F32_DIGITS && Math.fround(Number(value.toPrecision(digits))) !== value) digits++;
  const isTiny = value !== 0 && Math.abs(value) < 1e-6;
  // Nobody is helped by the sign of a zero.
  return formatNumber(value === 0 ? 0 : value, locale, {
    maximumSignificantDigits: digits,
    useGrouping: false,
    ...(isTiny ? { notation: 'scientific' } : {}),
  });
}
