import type { Stroke } from '@raqam/image';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeStrokes } from '../drawing/decode-strokes.ts';
import { densifyStroke } from '../drawing/densify-stroke.ts';
import { encodeStrokes } from '../drawing/encode-strokes.ts';
import { simplifyStroke } from '../drawing/simplify-stroke.ts';

const SEVEN: readonly Stroke[] = [
  [
    [60, 80],
    [140, 80],
    [95, 215],
  ],
];

describe('a drawing in a link', () => {
  test('has this form, which old links keep', () => {
    expect(encodeStrokes(SEVEN)).toBe('AQZ4oAGgAQBZjgKq');
    expect(decodeStrokes('AQZ4oAGgAQBZjgKq')).toEqual(SEVEN);
  });

  test('comes back to the pad unit, its pressure to a 64th', () => {
    const coordinate = fc.integer({ min: -280, max: 560 });
    const plain = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 40 });
    const level = fc.integer({ min: 0, max: 64 }).map((value) => value / 64);
    const pressed = fc.array(fc.tuple(coordinate, coordinate, level), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.array(fc.oneof(plain, pressed), { minLength: 1, maxLength: 6 }), (strokes: Stroke[]) => {
        const text = encodeStrokes(strokes);
        expect(text).toMatch(/^[\w-]{1,2000}$/);
        // Points that lie on the line between others are not needed.
        expect(decodeStrokes(text ?? '')).toEqual(strokes.map((stroke) => simplifyStroke(stroke, 0.5)));
      }),
    );
  });

  test('of a long scribble is simplified until it fits, and is still the same scribble', () => {
    const scribble: Stroke = Array.from({ length: 5000 }, (_, i) => [
      140 + (100 + 20 * Math.sin(i / 7)) * Math.sin(i / 90),
      140 + 100 * Math.cos(i / 31),
    ]);
    const [decoded] = decodeStrokes(encodeStrokes([scribble]) ?? '') ?? [];
    expect(decoded?.[0]).toEqual([140, 240]);
    expect(decoded?.length).toBeGreaterThan(100);
  });

  test('is refused where there is too much of it', () => {
    const dots = Array.from({ length: 2000 }, (_, i): Stroke => [[(i * 37) % 280, (i * 53) % 280]]);
    expect(encodeStrokes(dots)).toBeNull();
  });

  test('is not read where it was changed or cut short', () => {
    const text = encodeStrokes(SEVEN) ?? '';
    for (let length = 0; length < text.length; length++) expect(decodeStrokes(text.slice(0, length))).toBeNull();
    expect(decodeStrokes(text.replace('A', 'B'))).toBeNull();
    for (const malformed of ['%', 'a b', 'AQ', '____', 'A'.repeat(2001), 'ж'])
      expect(decodeStrokes(malformed)).toBeNull();
  });

  test('of any text is strokes on the sheet, or nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), (content) => {
        const bytes = [1, ...content];
        const sum = bytes.reduce((total, byte) => total + byte, 0) % 256;
        const strokes = decodeStrokes(Buffer.from([...bytes, sum]).toString('base64url'));
        for (const [x, y] of strokes?.flat() ?? []) {
          expect(Math.abs(x - 140)).toBeLessThanOrEqual(420);
          expect(Math.abs(y - 140)).toBeLessThanOrEqual(420);
        }
      }),
    );
  });
});

describe('a simplified stroke', () => {
  test('keeps its ends and its corners', () => {
    const stroke: Stroke = [
      [0, 0],
      [50, 0.3],
      [100, 0],
      [100, 50],
      [100, 100],
    ];
    expect(simplifyStroke(stroke, 0.5)).toEqual([
      [0, 0],
      [100, 0],
      [100, 100],
    ]);
  });

  test('keeps a place where the line swells', () => {
    const stroke: Stroke = [
      [0, 0, 0.5],
      [50, 0, 0.9],
      [100, 0, 0.5],
    ];
    expect(simplifyStroke(stroke, 0.5)).toEqual(stroke);
  });

  test('of one point or none is itself', () => {
    expect(simplifyStroke([], 1)).toEqual([]);
    expect(simplifyStroke([[3, 4]], 1)).toEqual([[3, 4]]);
  });
});

describe('a densified stroke', () => {
  test('is the same line with points no further apart than asked for', () => {
    const stroke: Stroke = [
      [0, 0, 0.2],
      [9, 0, 0.8],
      [9, 2, 0.8],
    ];
    expect(densifyStroke(stroke, 3)).toEqual([
      [0, 0, 0.2],
      [3, 0, expect.closeTo(0.4, 12)],
      [6, 0, expect.closeTo(0.6, 12)],
      [9, 0, 0.8],
      [9, 2, 0.8],
    ]);
  });

  test('becomes the same link again', () => {
    const dense = SEVEN.map((stroke) => densifyStroke(stroke, 4));
    expect(dense[0]?.length).toBeGreaterThan(50);
    expect(encodeStrokes(dense)).toBe(encodeStrokes(SEVEN));
  });
});
