import type { Locale } from './locales.ts';

/** The pages, in the order of the navigation. The empty one is the first page. */
export const routes = ['', 'learn', 'train', 'results', 'data', 'practice', 'recognizer', 'about'] as const;

export type Route = (typeof routes)[number];

/** The name under which the message catalogs keep a page's texts. */
export type PageName = Exclude<Route, ''> | 'home';

export function pageName(route: Route): PageName {
  return route === '' ? 'home' : route;
}

/** The address of a page in a language, from the root of the site: `/fr/train/`. */
export function pathOf(locale: Locale, route: Route): string {
  return route === '' ? `/${locale}/` : `/${locale}/${route}/`;
}
