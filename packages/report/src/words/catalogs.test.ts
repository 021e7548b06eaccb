import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { ar } from './catalogs/ar.ts';
import { en, type MessageKey } from './catalogs/en.ts';
import { fr } from './catalogs/fr.ts';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** A message's parts, those within its plurals too. */
function elementsOf(message: string): Element[] {
  const withInner = (element: Element): Element[] =>
    'options' in element
      ? [element, ...Object.values(element.options).flatMap(({ value }) => value.flatMap(withInner))]
      : [element];
  return new IntlMessageFormat(message, 'en').getAst().flatMap(withInner);
}

/** What a parser calls a part of literal text. */
const LITERAL = 0;

/** The places of a message that the caller fills, each once. */
function placesOf(message: string): string[] {
  const places = elementsOf(message).flatMap((element) => {
    return element.type !== LITERAL && 'value' in element ? [element.value] : [];
  });
  return [...new Set(places)].sort();
}

/** The text that a message brings itself. */
function literalsOf(message: string): string[] {
  return elementsOf(message).flatMap((element) => (element.type === LITERAL ? [element.value] : []));
}

const keys = Object.keys(en) as MessageKey[];

describe('the catalogs', () => {
  test('the places and the text of a message are found, within plurals too', () => {
    expect(placesOf('{a} {n, plural, one {x {b}} other {{c} y}} {a}')).toEqual(['a', 'b', 'c', 'n']);
    expect(literalsOf('{n, plural, one {x {b}} other {{c} y}}, z')).toEqual(['x ', ' y', ', z']);
  });

  test.each([
    ['fr', fr],
    ['ar', ar],
  ])('%s has the keys of the English one, in its order', (_, catalog) => {
    expect(Object.keys(catalog)).toEqual(keys);
  });

  test.each([
    ['fr', fr],
    ['ar', ar],
  ])('%s is filled with what the English one is filled with', (_, catalog) => {
    for (const key of keys) {
      // A language may put a count into words without saying it twice, or leave one out where it has no plural.
      const known = new Set([...placesOf(en[key]), 'count', 'value']);
      const places = placesOf(catalog[key]);
      expect([key, places.filter((place) => !known.has(place))]).toEqual([key, []]);
      const needed = placesOf(en[key]).filter((place) => place !== 'count');
      expect([key, needed.filter((place) => !places.includes(place))]).toEqual([key, []]);
    }
  });

  test('in French a no-break space stands before high punctuation and within quotes', () => {
    for (const [key, message] of Object.entries(fr)) {
      const wrong = literalsOf(message).filter((text) => / [:;?!%»]|« |[^\u00a0][:;?!%]/.test(text));
      expect([key, wrong]).toEqual([key, []]);
    }
  });

  test('in Arabic digits are Western, comma and semicolon Arabic', () => {
    for (const [key, message] of Object.entries(ar)) {
      expect([key, literalsOf(message).filter((text) => /[٠-٩۰-۹,;]/.test(text))]).toEqual([key, []]);
    }
  });
});
