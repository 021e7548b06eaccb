import { hasLocale } from 'next-intl';
import { setRequestLocale } from 'next-intl/server';
import { type Locale, locales } from './locales.ts';

/** What Next hands to a page or layout below `app/[locale]`. */
export interface PageParams {
  readonly params: Promise<{ readonly locale: string }>;
}

/**
 * The page's language, made known to next-intl, which a page that is rendered at build time has to do itself.
 *
 * @throws {RangeError} When the address names a language that the site does not speak; the export makes no such page.
 */
export async function enterLocale({ params }: PageParams): Promise<Locale> {
  const { locale } = await params;
  if (!hasLocale(locales, locale)) {
    throw new RangeError(`enterLocale: received the language "${locale}"; expected one of ${locales.join(', ')}.`);
  }
  setRequestLocale(locale);
  return locale;
}
