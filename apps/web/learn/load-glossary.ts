import type { Locale } from '../i18n/locales.ts';
import type glossary from '../messages/en/learnGlossary.json';

/** Every term's name and meaning, and the words around them. */
export type Glossary = typeof glossary;

/**
 * Loads the glossary of a language, once. Its texts come as they are written: they hold no values.
 *
 * @throws {Error} Without network, unless the browser has it.
 */
export async function loadGlossary(locale: Locale): Promise<Glossary> {
  const { default: glossary } = (await import(`../messages/${locale}/learnGlossary.json`)) as {
    readonly default: Glossary;
  };
  return glossary;
}
