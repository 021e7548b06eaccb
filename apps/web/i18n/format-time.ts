import type { Locale } from './locales.ts';

/**
 * A moment as a reader of the language writes it, in the clock of the device and in Western digits.
 *
 * @param time ISO 8601.
 */
export function formatTime(locale: Locale, time: string): string {
  return new Intl.DateTimeFormat(locale, {
    numberingSystem: 'latn',
    calendar: 'gregory',
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(time));
}
