import { expect, test } from 'vitest';
import { strokePath } from '../drawing/stroke-path.ts';

test('no point is no path', () => {
  expect(strokePath([])).toBe('');
});

test('a point is a line without length, which a round pen shows as a dot', () => {
  expect(strokePath([[10, 20]])).toBe('M10 20h0');
});

test('two points are a straight line', () => {
  expect(
    strokePath([
      [0, 0],
      [10, 20],
    ]),
  ).toBe('M0 0L10 20');
});

test('more points bend the line through the middles between them, and it ends at the last', () => {
  expect(
    strokePath([
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10.04],
    ]),
  ).toBe('M0 0Q10 0 10 5Q10 10 5 10L0 10');
});
