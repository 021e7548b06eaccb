import { hasLocale } from 'next-intl';
import { getRequestConfig } from 'next-intl/server';
import ar from '../messages/ar.ts';
import en from '../messages/en.ts';
import fr from '../messages/fr.ts';
import { compileCatalog } from './compile-catalog.ts';
import { type Locale, locales } from './locales.ts';

// A catalog that lacks a key of the English one is a type error here.
const CATALOGS: Readonly<Record<Locale, typeof en>> = {
  en: compileCatalog(en),
  fr: compileCatalog(fr),
  ar: compileCatalog(ar),
};

/** What next-intl asks for each page: its language and the catalog of that language. */
export default getRequestConfig(async ({ requestLocale }) => {
  const requested = await requestLocale;
  const locale = hasLocale(locales, requested) ? requested : locales[0];
  return { locale, messages: CATALOGS[locale] };
});
