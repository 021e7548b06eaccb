import { expect, test } from 'vitest';
import { DatasetArgumentError } from './errors.ts';
import { oneHot } from './one-hot.ts';

test('puts a 1 at each label', () => {
  expect(oneHot(Uint8Array.of(2, 0), 3)).toEqual(Float32Array.of(0, 0, 1, 1, 0, 0));
  expect(oneHot(Uint8Array.of(9)).length).toBe(10);
});

test('refuses a label beyond the classes', () => {
  expect(() => oneHot([1, 10])).toThrow(
    new DatasetArgumentError('oneHot: label 1 is 10; expected a whole number from 0 to 9. Pass more classes.'),
  );
});
