import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALPHABET, decodePrintable } from './decode-printable.ts';
import { encodePrintable } from './encode-printable.ts';

test('bytes come back from their text', () => {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  expect(decodePrintable(encodePrintable(all))).toEqual(all);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(decodePrintable(encodePrintable(bytes))).toEqual(Uint8Array.from(bytes));
    }),
  );
});

test('small magnitudes are one character each, the others two', () => {
  const lengths = Array.from({ length: 256 }, (_, byte) => encodePrintable(Uint8Array.of(byte)).length);
  const asI8 = (byte: number) => (byte < 128 ? byte : byte - 256);
  expect(lengths).toEqual(Array.from({ length: 256 }, (_, byte) => (Math.abs(asI8(byte)) <= 43 ? 1 : 2)));
});

test('the text stands in strings, templates and inline scripts as it is', () => {
  expect(new Set(ALPHABET).size).toBe(89);
  expect(ALPHABET).toMatch(/^[ -~]+$/);
  expect(ALPHABET).not.toMatch(/["'`\\$<]/);
});
