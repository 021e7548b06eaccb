import { expect, test } from 'vitest';
import { ArtifactFormatError, ArtifactVersionError } from './errors.ts';
import { type DocumentFormat, type Migration, upgradeDocument } from './upgrade-document.ts';

const format: DocumentFormat = {
  title: 'recipe',
  version: 3,
  migrations: new Map<number, Migration>([
    [1, ({ grams, ...rest }) => ({ ...rest, kilograms: Number(grams) / 1000 })],
    [2, ({ kilograms, ...rest }) => ({ ...rest, weight: { kilograms } })],
  ]),
};

test('a document of the current version stays as it is', () => {
  expect(upgradeDocument({ version: 3, weight: 1 }, format, 'cake')).toEqual({ version: 3, weight: 1 });
});

test('an older one takes every step in turn', () => {
  expect(upgradeDocument({ version: 1, grams: 500 }, format, 'cake')).toEqual({
    version: 3,
    weight: { kilograms: 0.5 },
  });
  expect(upgradeDocument({ version: 2, kilograms: 2 }, format, 'cake')).toEqual({
    version: 3,
    weight: { kilograms: 2 },
  });
});

test.each([
  [4, 'cake: a recipe of version 4; this program reads up to version 3. Update Raqam to read it.'],
  [
    0,
    'cake: a recipe of version 0; this program reads version 3 and knows no way from version 0. Make it again with this version of Raqam.',
  ],
])('version %i is refused', (version, message) => {
  expect(() => upgradeDocument({ version }, format, 'cake')).toThrow(new ArtifactVersionError(message));
});

test.each([null, 7, 'text', [], {}, { version: '3' }, { version: 2.5 }, { version: -1 }, { version: Number.NaN }])(
  'what carries no version is refused: %j',
  (value) => {
    expect(() => upgradeDocument(value, format, 'cake')).toThrow(ArtifactFormatError);
  },
);
