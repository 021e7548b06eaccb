import { expect, test } from 'vitest';
import { labelOfPath } from '../data/label-of-path.ts';

test.each([
  ['digits/7/a.png', 7],
  ['7/3/a.png', 3],
  ['7.png', 7],
  ['7_03.png', 7],
  ['set/4-by-me.jpg', 4],
  ['digits/7/3.png', 7],
])('%s is a %i', (path, label) => {
  expect(labelOfPath(path)).toBe(label);
});

test.each(['a.png', '12.png', '7a.png', 'seven/a.png', '77/a.png', '٧.png', ''])('%j tells nothing', (path) => {
  expect(labelOfPath(path)).toBe(null);
});
