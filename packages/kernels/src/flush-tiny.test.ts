import { expect, test } from 'vitest';
import { flushTiny, TINY } from './flush-tiny.ts';

test('makes 0 of what is below the limit, of either sign, and keeps all else', () => {
  expect([TINY / 2, -TINY / 2, 0, -0, 2 ** -149].map(flushTiny)).toEqual([0, 0, 0, 0, 0]);
  const kept = [TINY, -TINY, 1, Number.NEGATIVE_INFINITY, Number.NaN];
  expect(kept.map(flushTiny)).toEqual(kept);
});
