import { isAbsolute, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { storeDirectory } from './store-directory.ts';

test('RAQAM_STORE names the store, from the working directory', () => {
  expect(storeDirectory({ RAQAM_STORE: 'results' })).toBe(resolve('results'));
});

test.each([{}, { RAQAM_STORE: '' }])("else it lies in the user's data folder", (environment) => {
  const directory = storeDirectory(environment);
  expect(isAbsolute(directory)).toBe(true);
  expect(directory).toMatch(/raqam.*bench$/);
});
