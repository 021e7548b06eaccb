import { digitFromStrokes } from '@raqam/image';
import { expect, test } from 'vitest';
import { ModelCardError } from '../command-error.ts';
import { fingerprint, parseSortedDigits, sortDigits } from './sorted-digits.ts';
import type { WrongDigit } from './wrong-digit.ts';

const DIGIT: WrongDigit = {
  set: 'mnist',
  index: 7,
  label: 4,
  readAs: [9, 4],
  image: digitFromStrokes([
    [
      [0, 0],
      [3, 5],
    ],
  ]),
};
const PICTURE = fingerprint(DIGIT);

test('each digit has the cause that was decided, or waits to be looked at', () => {
  const other = { ...DIGIT, index: 8 };
  const sorted = { mnist: { 7: { label: 4, picture: PICTURE, cause: 'illegible' } } } as const;
  expect(sortDigits([DIGIT, other], sorted)).toEqual({
    byCause: { illegible: [DIGIT], mislabelled: [], misread: [] },
    unsorted: [other],
  });
});

test.each([
  [{ label: 5, picture: PICTURE }, `5, ${PICTURE}`],
  [{ label: 4, picture: '000000000000' }, '4, 000000000000'],
])('a decision about another picture is not taken: %j', (decided, described) => {
  expect(() => sortDigits([DIGIT], { mnist: { 7: { ...decided, cause: 'misread' } } })).toThrow(
    new ModelCardError(
      `mnist 7: this is not the picture that was sorted (label 4, ${PICTURE}; sorted: ${described}). Take its entry out and sort it again.`,
    ),
  );
});

test('the fingerprint is of what is seen: another picture has another', () => {
  expect(PICTURE).toMatch(/^[0-9a-f]{12}$/);
  expect(
    fingerprint({
      image: digitFromStrokes([
        [
          [0, 0],
          [5, 3],
        ],
      ]),
    }),
  ).not.toBe(PICTURE);
});

test('a cause that nobody decided is refused', () => {
  expect(() =>
    parseSortedDigits('{"mnist":{"7":{"label":4,"picture":"0123456789ab","cause":"?"}}}', 'sorted.json'),
  ).toThrow(
    new ModelCardError(
      'sorted.json, mnist.7.cause: received "?"; expected illegible, mislabelled, misread. Look at the picture and correct the entry.',
    ),
  );
});
