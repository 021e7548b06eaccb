import { formatName } from './format-name.ts';
import type { Language } from './language.ts';

const QUOTES = { en: ['“', '”'], fr: ['« ', ' »'], ar: ['«', '»'] } as const;

/**
 * A name from outside in the middle of a sentence, in quotes where it would run into the words around it: where it has a
 * comma of its own, and in French, whose `de` and `que` would have to be joined to a vowel.
 */
export function quoteName(language: Language, name: string): string {
  const [open, close] = QUOTES[language.locale];
  const text = formatName(language, name);
  return language.locale === 'fr' || /[,،;:]/.test(name) ? `${open}${text}${close}` : text;
}
