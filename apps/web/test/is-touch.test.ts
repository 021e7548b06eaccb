import { expect, test } from 'vitest';
import { PEN_WIDTH } from '../drawing/ink.ts';
import { isTouch } from '../drawing/is-touch.ts';

test('nothing and a dot are touches; a line longer than the pen is wide is none, in either direction', () => {
  expect(isTouch([])).toBe(true);
  expect(isTouch([[[10, 10]]])).toBe(true);
  expect(isTouch([[[10, 10]], [[10 + PEN_WIDTH, 10 + PEN_WIDTH]]])).toBe(true);
  expect(isTouch([[[10, 10]], [[10 + PEN_WIDTH + 1, 10]]])).toBe(false);
  expect(
    isTouch([
      [
        [10, 10 + PEN_WIDTH + 1],
        [10, 10],
      ],
    ]),
  ).toBe(false);
});
