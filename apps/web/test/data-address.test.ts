import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DataAddress, DEFAULT_ADDRESS, formatDataAddress, parseDataAddress } from '../data/data-address.ts';
import { DATA_SOURCES } from '../data/data-choice.ts';

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const addresses: fc.Arbitrary<DataAddress> = fc.record({
  source: optional(fc.constantFrom(...DATA_SOURCES)),
  part: optional(fc.constantFrom('train', 'test', 'all')),
  digit: optional(fc.integer({ min: 0, max: 9 })),
  image: optional(fc.integer({ min: 0, max: 59_999 })),
  seed: fc.integer({ min: 0, max: 999_999_999 }),
});

test('what is written is read again', () => {
  fc.assert(
    fc.property(addresses, (address) => {
      expect(parseDataAddress(new URLSearchParams(formatDataAddress(address)))).toEqual([address, []]);
    }),
  );
});

test('an address without a wish is empty', () => {
  expect(formatDataAddress(DEFAULT_ADDRESS)).toBe('');
  expect(parseDataAddress(new URLSearchParams(''))).toEqual([DEFAULT_ADDRESS, []]);
});

test('what cannot be meant is left out, and named', () => {
  const params = new URLSearchParams('source=imagenet&part=test&digit=12&image=-1&seed=0x10&other=1');
  expect(parseDataAddress(params)).toEqual([
    { ...DEFAULT_ADDRESS, part: 'test' },
    ['source', 'digit', 'image', 'seed'],
  ]);
});
