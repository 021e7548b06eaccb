import { expect, test } from 'vitest';
import { createBrailleCanvas } from './braille-canvas.ts';

const plain = (_: number, character: string) => character;

test('dots have the numbers that Unicode gives them', () => {
  // Dots 1 to 8 of a pattern, in the order of the bits of its code point.
  const places = [
    [0, 0],
    [0, 1],
    [0, 2],
    [1, 0],
    [1, 1],
    [1, 2],
    [0, 3],
    [1, 3],
  ] as const;
  for (const [bit, [x, y]] of places.entries()) {
    const canvas = createBrailleCanvas(1, 1);
    canvas.dot(x, y, -1);
    expect(canvas.lines(plain)).toEqual([String.fromCodePoint(0x2800 + 2 ** bit)]);
  }
});

test('what lies outside is not drawn, what is empty is a space', () => {
  const canvas = createBrailleCanvas(2, 1);
  for (const [x, y] of [
    [-1, 0],
    [4, 0],
    [0, -1],
    [0, 4],
  ])
    canvas.dot(x, y, 0);
  expect(canvas.lines(plain)).toEqual(['  ']);
});

test('a mark stands in place of dots, in its tone', () => {
  const canvas = createBrailleCanvas(2, 2);
  canvas.dot(2, 4, 0);
  canvas.mark(1, 1, '●', 3);
  expect(canvas.lines((tone, character) => `${tone}${character}`)).toEqual(['  ', ' 3●']);
});
