import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatSeedList, parseSeedList } from './seed-list.ts';

test.each([
  ['3', [1, 2, 3]],
  ['3,5', [3, 5]],
  ['4..6', [4, 5, 6]],
  ['0,7..8', [0, 7, 8]],
  ['9..9', [9]],
])('%s', (text, seeds) => {
  expect(parseSeedList(text)).toEqual(seeds);
});

test.each(['', '0', '1,1', '2..1', '1..3,2', '-1', '1.5', 'a', '1,', '10001', '9007199254740993,1'])(
  '%j is refused',
  (text) => {
    expect(parseSeedList(text)).toBeNull();
  },
);

test('what is written is read as the same seeds', () => {
  const seeds = fc.uniqueArray(fc.oneof(fc.nat(12), fc.maxSafeNat()), { minLength: 1 });
  fc.assert(
    fc.property(seeds, (list) => {
      expect(parseSeedList(formatSeedList(list))).toEqual(list);
    }),
  );
  expect([[1, 2, 3], [3], [4, 5, 6, 9], [2, 1]].map(formatSeedList)).toEqual(['3', '3..3', '4..6,9', '2,1']);
});
