import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { locales } from './locales.ts';
import { enterLocale, type PageParams } from './page-params.ts';
import { pageName, pathOf, type Route } from './routes.ts';

/** A page's title, description and addresses in the other languages, as Next's `generateMetadata`. */
export function pageMetadata(route: Route): (props: PageParams) => Promise<Metadata> {
  return async (props) => {
    await enterLocale(props);
    const t = await getTranslations();
    const page = pageName(route);
    const languages = Object.fromEntries(locales.map((each) => [each, pathOf(each, route)]));
    return {
      title: `${t(`${page}.title`)} · ${t('site.name')}`,
      description: t(`${page}.description`),
      alternates: { languages: { ...languages, 'x-default': '/' } },
    };
  };
}
