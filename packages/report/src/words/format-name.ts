import type { Language } from './language.ts';

/**
 * A name from outside within a sentence. In Arabic it is isolated (U+2068 … U+2069), so that a Latin name keeps its own
 * direction and leaves the words around it in their place.
 *
 * @see Unicode Standard Annex 9, "Unicode bidirectional algorithm", 2.7.
 */
export function formatName({ locale }: Language, name: string): string {
  return locale === 'ar' ? `\u2068${name}\u2069` : name;
}
