import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digitFromStrokes } from './digit-from-strokes.ts';
import { StrokeError } from './errors.ts';
import { normalizeDigit } from './normalize-digit.ts';
import { rasterize } from './rasterize.ts';
import type { Stroke } from './stroke.ts';

const SHORT_LINE: readonly Stroke[] = [
  [
    [10, 10],
    [10, 14],
  ],
];

test('nothing drawn is null: no stroke, no point, one point, one place', () => {
  for (const strokes of [
    [],
    [[]],
    [[[5, 5]]],
    [
      [
        [5, 5],
        [5, 5],
      ],
      [[5, 5]],
    ],
  ] as readonly Stroke[][]) {
    expect(digitFromStrokes(strokes)).toBeNull();
  }
});

test('a filled blot is null, whatever its size', () => {
  const scribble = Array.from({ length: 400 }, (_, i) => {
    const [radius, angle] = [Math.sqrt(i), i * 0.7];
    return [radius * Math.cos(angle), radius * Math.sin(angle)] as const;
  });
  expect(digitFromStrokes([scribble])).toBeNull();
  expect(digitFromStrokes([scribble], { keepDots: true })).not.toBeNull();
});

test('dotSize, in the strokes’ units, tells a short line from a dot', () => {
  expect(digitFromStrokes(SHORT_LINE)).not.toBeNull();
  expect(digitFromStrokes(SHORT_LINE, { dotSize: 3.9 })).not.toBeNull();
  expect(digitFromStrokes(SHORT_LINE, { dotSize: 4 })).toBeNull();
  expect(digitFromStrokes(SHORT_LINE, { dotSize: 4, keepDots: true })).toEqual(digitFromStrokes(SHORT_LINE));
});

test('with keepDots a dot is a filled disc, and blank paper still null', () => {
  const disc = digitFromStrokes([[[5, 5]]], { keepDots: true });
  expect(disc?.ink.reduce((sum, value) => sum + value)).toBeCloseTo(Math.PI * 100, 0);
  expect(digitFromStrokes([[]], { keepDots: true })).toBeNull();
});

test.each([-1, Number.NaN])('refuses a dotSize of %d', (dotSize) => {
  expect(() => digitFromStrokes(SHORT_LINE, { dotSize })).toThrow(
    new StrokeError(
      `digitFromStrokes: dotSize is ${dotSize}; expected 0 or more of the strokes' own units, such as the pad's pen width.`,
    ),
  );
});

test('is what rasterizing and normalizing give, to the bit', () => {
  const coordinate = fc.double({ min: -100, max: 100, noNaN: true });
  const point = fc.tuple(coordinate, coordinate, fc.double({ min: 0, max: 1, noNaN: true }));
  const strokes = fc.array(fc.array(point, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(strokes, fc.double({ min: 0.02, max: 0.5, noNaN: true }), (drawn, penWidth) => {
      expect(digitFromStrokes(drawn, { penWidth, keepDots: true })).toEqual(
        normalizeDigit(rasterize(drawn, { penWidth })),
      );
    }),
  );
});
