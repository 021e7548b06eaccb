import { getTranslations } from 'next-intl/server';
import { type Locale, locales } from './locales.ts';

/** The texts of pages that speak every language at once, by language. */
export async function inAllLanguages(
  key: 'site.name' | 'site.tagline' | 'site.notFound',
): Promise<Readonly<Record<Locale, string>>> {
  const entries = await Promise.all(
    locales.map(async (locale) => [locale, (await getTranslations({ locale }))(key)] as const),
  );
  return Object.fromEntries(entries) as Record<Locale, string>;
}
