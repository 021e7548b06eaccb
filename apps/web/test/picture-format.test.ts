import { describe, expect, test } from 'vitest';
import { otherFormatOf, pictureFormatOf } from '../intake/picture-format.ts';

const bytesOf = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('pictureFormatOf', () => {
  test.each([
    ['PNG', '\x89PNG\r\n\x1a\n'],
    ['JPEG', '\xff\xd8\xff\xe0'],
    ['WebP', 'RIFF\0\0\0\0WEBPVP8 '],
    ['GIF', 'GIF89a'],
    ['BMP', 'BM'],
    ['AVIF', '\0\0\0\x20ftypavif'],
  ])('tells %s by its first bytes', (name, start) => {
    expect(pictureFormatOf(bytesOf(`${start}${'\0'.repeat(64)}`))?.name).toBe(name);
  });

  test.each(['', '\x89PNG', 'PNG', 'RIFF\0\0\0\0WAVEfmt ', '<svg/>', 'GIF90a'])('takes %j for none', (start) => {
    expect(pictureFormatOf(bytesOf(start))).toBe(null);
  });

  test('measures a picture by its header alone', () => {
    const header = bytesOf('\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\x01\x86\xa0\0\0\x03\xe8\x08\0\0\0\0');
    expect(pictureFormatOf(header)?.measure(header)).toMatchObject({ width: 100_000, height: 1000 });
  });
});

describe('otherFormatOf', () => {
  test.each([
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['SVG', '\ufeff<?xml version="1.0"?>\n<!-- made by hand -->\n<svg>'],
    ['HTML', '\n<!doctype html><title>Sign in</title>'],
    ['PDF', '%PDF-1.7'],
    ['ZIP', 'PK\x03\x04'],
    ['TIFF', 'II*\0'],
  ])('names %s', (name, text) => {
    expect(otherFormatOf(new TextEncoder().encode(text))).toBe(name);
  });

  test('names gzip and HEIC, whose first bytes are not text', () => {
    expect(otherFormatOf(Uint8Array.of(0x1f, 0x8b, 8))).toBe('gzip');
    expect(otherFormatOf(bytesOf('\0\0\0\x18ftypheic'))).toBe('HEIC');
  });

  test('knows no name for other bytes', () => {
    expect(otherFormatOf(Uint8Array.of(1, 2, 3, 4))).toBe(null);
    expect(otherFormatOf(new Uint8Array(0))).toBe(null);
  });
});
