import { expect, test } from 'vitest';
import { centerInk } from './center-ink.ts';
import { findInkBox } from './find-ink-box.ts';

function rows(...lines: readonly string[]) {
  const ink = Float32Array.from(lines.join(''), (character) => (character === '#' ? 1 : 0));
  return { width: lines[0].length, height: lines.length, ink };
}

test('moves the center of mass, not the middle of the box, to (14, 14)', () => {
  const box = findInkBox(centerInk(rows('####', '#...', '#...', '#...')));
  expect(box).toEqual({ left: 13, top: 13, width: 4, height: 4 }); // the mass is at (0.86, 0.86)
});

test('a center exactly between two pixels comes to lie at 13.5', () => {
  expect(findInkBox(centerInk(rows('##', '##')))).toEqual({ left: 13, top: 13, width: 2, height: 2 });
});

test('ink that stands within half a pixel of the center already stays, a tie on either side too', () => {
  const square = rows('##', '##');
  const at = (left: number, top: number) => findInkBox(centerInk(square, { left, top }));
  expect(at(14, 13)).toMatchObject({ left: 14, top: 13 });
  expect(at(13, 14)).toMatchObject({ left: 13, top: 14 });
  expect(at(15, 12)).toMatchObject({ left: 13, top: 13 });
});

test('never moves ink out of the frame', () => {
  const heavyLeft = rows(`#${'.'.repeat(18)}#`, `#${'.'.repeat(19)}`, `#${'.'.repeat(19)}`);
  expect(findInkBox(centerInk(heavyLeft))).toEqual({ left: 8, top: 13, width: 20, height: 3 });
  const heavyRight = rows(`#${'.'.repeat(18)}#`, `${'.'.repeat(19)}#`, `${'.'.repeat(19)}#`);
  expect(findInkBox(centerInk(heavyRight))).toEqual({ left: 0, top: 13, width: 20, height: 3 });
});
