import { ReportArgumentError } from './errors.ts';
import { numberFormat } from './number-format.ts';
import { THREE_DIGITS } from './three-digits.ts';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/**
 * A size in decimal units (1 kB is 1000 bytes), three significant digits: `312 bytes`, `47.3 kB`, `47,3 ko`.
 *
 * The unit is chosen after rounding, so that nothing below a thousand terabytes reads as 1000 of a unit.
 *
 * @param sizeBytes Finite and not negative.
 * @param locale A BCP 47 language tag.
 * @throws {ReportArgumentError} `formatBytes: received -1 bytes; expected a finite size of 0 or more. Pass a length in bytes.`
 */
export function formatBytes(sizeBytes: number, locale: string): string {
  if (!(sizeBytes >= 0 && sizeBytes < Number.POSITIVE_INFINITY)) {
    throw new ReportArgumentError(
      `formatBytes: received ${sizeBytes} bytes; expected a finite size of 0 or more. Pass a length in bytes.`,
    );
  }
  let step = 0;
  let value = sizeBytes;
  while (Number(value.toPrecision(3)) >= 1000 && step < UNITS.length - 1) {
    value /= 1000;
    step += 1;
  }
  const unit = UNITS[step];
  // Only the long form of "byte" knows a plural: the short one writes "312 byte".
  const unitDisplay = unit === 'byte' ? 'long' : 'short';
  return numberFormat(locale, { style: 'unit', unit, unitDisplay, ...THREE_DIGITS }).format(value);
}
