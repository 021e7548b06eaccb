import {
  formatBytes,
  formatDuration,
  formatNumber,
  formatPercent,
  ReportArgumentError,
  THREE_DIGITS,
} from '@raqam/report';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

/** Narrow and plain no-break spaces, and the mark that keeps a number's sign on its left in Arabic. */
const [NARROW, WIDE, MARK] = ['\u202f', '\u00a0', '\u200e'];

describe('formatNumber', () => {
  test.each([
    ['en', '1,234,567.891', '-3.2'],
    ['fr', `1${NARROW}234${NARROW}567,891`, '-3,2'],
    ['ar', '1,234,567.891', `${MARK}-3.2`],
  ])('%s', (locale, large, negative) => {
    expect(formatNumber(1_234_567.891, locale)).toBe(large);
    expect(formatNumber(-3.2, locale)).toBe(negative);
  });

  test('takes the options of Intl, each on its own', () => {
    const fourDecimals = { minimumFractionDigits: 4, maximumFractionDigits: 4 };
    expect(formatNumber(0.0342, 'en', fourDecimals)).toBe('0.0342');
    expect(formatNumber(0.5, 'en', fourDecimals)).toBe('0.5000');
    expect(formatNumber(0.5, 'en')).toBe('0.5');
  });

  test.each([
    [1234.56, '1,235'],
    [47.04, '47'],
    [2.684, '2.68'],
    [0.012345, '0.0123'],
    [1e-9, '0.000000001'],
    [0, '0'],
  ])('three digits of %d are %s', (value, text) => {
    expect(formatNumber(value, 'en', THREE_DIGITS)).toBe(text);
  });
});

describe('formatPercent', () => {
  test.each([
    ['en', '98.95%'],
    ['fr', `98,95${WIDE}%`],
    ['ar', `98.95${MARK}%${MARK}`],
  ])('%s', (locale, text) => {
    expect(formatPercent(0.9895, locale, { count: 10_000 })).toBe(text);
  });

  test.each([
    [0.98948, 10_000, '98.95%'],
    [0.98948, 2000, '98.95%'],
    [0.98948, 1000, '98.9%'],
    [0.98948, 101, '98.9%'],
    [0.98948, 100, '99%'],
    [0.5, 1, '50%'],
    [1, 10_000, '100.00%'],
  ])('%d of %i images is %s', (share, count, text) => {
    expect(formatPercent(share, 'en', { count })).toBe(text);
  });

  test('shares of one count read differently whenever they differ', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.nat(), (count, drawn) => {
        const k = drawn % count;
        expect(formatPercent(k / count, 'en', { count })).not.toBe(formatPercent((k + 1) / count, 'en', { count }));
      }),
    );
  });

  test('has one decimal when nothing is known of the count, and as many as asked for', () => {
    expect(formatPercent(0.12345, 'en')).toBe('12.3%');
    expect(formatPercent(0.12345, 'en', { decimals: 0 })).toBe('12%');
  });

  test('what is not certain never reads as 100 %', () => {
    expect(formatPercent(0.99951, 'en')).toBe('99.9%');
    expect(formatPercent(1 - 2 ** -24, 'en', { decimals: 0 })).toBe('99%');
    expect(formatPercent(1, 'en')).toBe('100.0%');
  });
});

describe('formatDuration', () => {
  test.each([
    ['en', '138 μs', '2.68 ms', '12.3 sec', '1 min 33 sec', '2 hr 5 min'],
    [
      'fr',
      `138${NARROW}μs`,
      `2,68${NARROW}ms`,
      `12,3${NARROW}s`,
      `1${WIDE}min 33${NARROW}s`,
      `2${NARROW}h 5${WIDE}min`,
    ],
    ['ar', '138 م.ث.', '2.68 ملي ث', '12.3 ث', '1 د و33 ث', '2 س و5 د'],
  ])('%s', (locale, ...texts) => {
    expect([0.1384, 2.684, 12_345, 93_000, 7_500_000].map((each) => formatDuration(each, locale))).toEqual(texts);
  });

  test.each([
    [0, '0 sec'],
    [0.000_4, '0.4 μs'],
    [0.9994, '999 μs'],
    [0.9996, '1 ms'],
    [999.6, '1 sec'],
    [59_949, '59.9 sec'],
    [59_951, '1 min'],
    [60_499, '1 min'],
    [119_600, '2 min'],
    [3_599_499, '59 min 59 sec'],
    [3_599_500, '1 hr'],
    [7_199_999, '2 hr'],
  ])('%d ms is %s', (durationMs, text) => {
    expect(formatDuration(durationMs, 'en')).toBe(text);
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d', (durationMs) => {
    expect(() => formatDuration(durationMs, 'en')).toThrow(
      new ReportArgumentError(
        `formatDuration: received ${durationMs} ms; expected a finite duration of 0 or more. Measure it with a clock that never goes back, such as performance.now().`,
      ),
    );
  });
});

describe('formatBytes', () => {
  test.each([
    ['en', '312 bytes', '47.3 kB', '9.91 MB'],
    ['fr', `312${WIDE}octets`, `47,3${NARROW}ko`, `9,91${NARROW}Mo`],
    ['ar', '312 بايت', '47.3 كيلوبايت', '9.91 م.ب'],
  ])('%s', (locale, ...texts) => {
    expect([312, 47_300, 9_912_422].map((each) => formatBytes(each, locale))).toEqual(texts);
  });

  test.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [999_400, '999 kB'],
    [999_600, '1 MB'],
    [2.5e12, '2.5 TB'],
    [1e15, '1,000 TB'],
  ])('%d bytes are %s', (sizeBytes, text) => {
    expect(formatBytes(sizeBytes, 'en')).toBe(text);
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d', (sizeBytes) => {
    expect(() => formatBytes(sizeBytes, 'en')).toThrow(
      new ReportArgumentError(
        `formatBytes: received ${sizeBytes} bytes; expected a finite size of 0 or more. Pass a length in bytes.`,
      ),
    );
  });
});
