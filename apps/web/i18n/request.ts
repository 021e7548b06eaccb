import { hasLocale } from 'next-intl';
import { getRequestConfig } from 'next-intl/server';
import { locales } from './locales.ts';

/** What next-intl asks for each page: its language and the catalog of that language. */
export default getRequestConfig(async ({ requestLocale }) => {
  const requested = await requestLocale;
  const locale = hasLocale(locales, requested) ? requested : locales[0];
  const { default: messages } = await import(`../messages/${locale}.json`);
  return { locale, messages };
});
