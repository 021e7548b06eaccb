import { afterEach, expect, test } from 'vitest';
import { enlarge, halfBlockRows } from './half-blocks.ts';
import { createTheme } from './theme.ts';

const PICTURE = { width: 4, height: 3, ink: [1, 1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0] };

afterEach(() => {
  createTheme(1);
});

test('without color, two pixels make one of four characters', () => {
  expect(halfBlockRows(PICTURE, [])).toEqual(['█▀▄ ', '▀   ']);
});

test('a mark stands over one cell', () => {
  expect(halfBlockRows(PICTURE, [], { column: 1, row: 0, glyph: '+' })).toEqual(['█+▄ ', '▀   ']);
  expect(halfBlockRows(PICTURE, [], { column: 9, row: 0, glyph: '+' })).toEqual(['█▀▄ ', '▀   ']);
});

test('with color, equal neighbours share one sequence', () => {
  const ramp = createTheme(4).ramp('machine');
  const picture = { width: 3, height: 2, ink: [0, 0, 1, 0, 0, 0.5] };
  expect(halfBlockRows(picture, ramp)).toEqual(['\x1b[40m  \x1b[49m' + '\x1b[46m\x1b[97m▀\x1b[39m\x1b[49m']);
});

test('full ink and more is the last step', () => {
  const ramp = createTheme(24).ramp('paper');
  expect(halfBlockRows({ width: 1, height: 2, ink: [1, 1.5] }, ramp)).toEqual(['\x1b[48;2;42;33;26m \x1b[49m']);
});

test('enlarging repeats each pixel', () => {
  const { width, height, ink } = enlarge({ width: 2, height: 1, ink: [1, 0] }, 2);
  expect([width, height, ...ink]).toEqual([4, 2, 1, 1, 0, 0, 1, 1, 0, 0]);
});
