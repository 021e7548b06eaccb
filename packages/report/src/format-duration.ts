import { ReportArgumentError } from './errors.ts';
import { numberFormat } from './number-format.ts';
import { THREE_DIGITS } from './three-digits.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Below a minute: each unit, its length, and the number that is too large for it. */
const SHORT_UNITS = [
  { unit: 'microsecond', unitMs: 0.001, limit: 1000 },
  { unit: 'millisecond', unitMs: 1, limit: 1000 },
  { unit: 'second', unitMs: 1000, limit: 60 },
] as const;

/**
 * A duration in the unit that suits it: `138 μs`, `2.68 ms`, `12.3 sec`, `1 min 33 sec`, `2 hr 5 min`.
 *
 * Below a minute it has three significant digits; from there on it is rounded to whole seconds, from an hour on to
 * whole minutes. The unit is chosen after rounding, so that nothing reads as 60 seconds or 1000 milliseconds.
 *
 * @param durationMs Milliseconds, finite and not negative.
 * @param locale A BCP 47 language tag.
 * @throws {ReportArgumentError} `formatDuration: received -1 ms; expected a finite duration of 0 or more. …`
 */
export function formatDuration(durationMs: number, locale: string): string {
  if (!(durationMs >= 0 && durationMs < Number.POSITIVE_INFINITY)) {
    throw new ReportArgumentError(
      `formatDuration: received ${durationMs} ms; expected a finite duration of 0 or more. Measure it with a clock that never goes back, such as performance.now().`,
    );
  }
  if (durationMs === 0) return formatUnit(0, 'second', locale);
  for (const { unit, unitMs, limit } of SHORT_UNITS) {
    const value = Number((durationMs / unitMs).toPrecision(3));
    if (value < limit) return formatUnit(value, unit, locale);
  }
  const seconds = Math.round(durationMs / 1000);
  if (seconds * 1000 < HOUR_MS) {
    return joinUnits(Math.floor(seconds / 60), 'minute', seconds % 60, 'second', locale);
  }
  const minutes = Math.round(durationMs / MINUTE_MS);
  return joinUnits(Math.floor(minutes / 60), 'hour', minutes % 60, 'minute', locale);
}

function joinUnits(whole: number, unit: string, rest: number, restUnit: string, locale: string): string {
  const parts = [formatUnit(whole, unit, locale), formatUnit(rest, restUnit, locale)];
  return new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' }).format(rest === 0 ? parts.slice(0, 1) : parts);
}

function formatUnit(value: number, unit: string, locale: string): string {
  return numberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', ...THREE_DIGITS }).format(value);
}
