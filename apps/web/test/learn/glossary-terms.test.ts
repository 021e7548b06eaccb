import { describe, expect, test } from 'vitest';
import { GLOSSARY_TERMS } from '../../learn/glossary-terms.ts';
import ar from '../../messages/ar.ts';
import en from '../../messages/en.ts';
import fr from '../../messages/fr.ts';

const LESSONS = [
  'learn',
  'learnConvolution',
  'learnNeurons',
  'learnProbabilities',
  'learnApplications',
  'learnFigures',
] as const;

describe.each(Object.entries({ en, fr, ar }))('in %s', (_, catalog) => {
  test('every term has a name and a meaning, and no meaning is without a term', () => {
    expect(Object.keys(catalog.learnGlossary.terms)).toEqual(GLOSSARY_TERMS);
  });

  test('the lessons mark no terms but those of the glossary', () => {
    const texts = LESSONS.map((lesson) => JSON.stringify(catalog[lesson])).join('');
    const marked = Array.from(texts.matchAll(/<(\w+)>/g), ([, tag]) => tag);
    const known: readonly string[] = [...GLOSSARY_TERMS, 'n', 'work'];
    expect(marked.filter((tag) => !known.includes(tag))).toEqual([]);
    expect(new Set(marked).size).toBeGreaterThan(20);
  });
});

test('the three languages mark the same terms in the same texts', () => {
  const marksOf = (catalog: typeof en) =>
    LESSONS.map((lesson) =>
      Array.from(JSON.stringify(catalog[lesson]).matchAll(/<(\w+)>/g), ([, tag]) => tag)
        .filter((tag) => tag !== 'n')
        .sort(),
    );
  expect(marksOf(fr)).toEqual(marksOf(en));
  expect(marksOf(ar)).toEqual(marksOf(en));
});
