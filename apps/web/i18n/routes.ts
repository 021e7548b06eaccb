import type { Locale } from './locales.ts';

/** Every page, by its address behind the language; the empty one is the first page. The value names its texts. */
const PAGES = {
  '': 'home',
  learn: 'learn',
  'learn/neurons': 'learnNeurons',
  'learn/convolution': 'learnConvolution',
  'learn/cnn': 'learnCnn',
  'learn/probabilities': 'learnProbabilities',
  'learn/applications': 'learnApplications',
  'learn/figures': 'learnFigures',
  'learn/glossary': 'learnGlossary',
  train: 'train',
  results: 'results',
  'results/compare': 'compare',
  'results/labels': 'labels',
  data: 'data',
  practice: 'practice',
  recognizer: 'recognizer',
  about: 'about',
} as const;

export type Route = keyof typeof PAGES;

/** The pages that every page leads to, in their order; the others are reached from these. */
export const MAIN_ROUTES = [
  '',
  'learn',
  'train',
  'results',
  'data',
  'practice',
  'recognizer',
  'about',
] as const satisfies readonly Route[];

/** The name under which the message catalogs keep a page's texts. */
export function pageName<R extends Route>(route: R): (typeof PAGES)[R] {
  return PAGES[route];
}

/** The address of a page in a language, from the root of the site: `/fr/train/`. */
export function pathOf(locale: Locale, route: Route): string {
  return route === '' ? `/${locale}/` : `/${locale}/${route}/`;
}

/** The page of the navigation that a page belongs to: itself, or the one above it. */
export function sectionOf(route: Route): Route {
  return MAIN_ROUTES.find((each) => each !== '' && (each === route || route.startsWith(`${each}/`))) ?? route;
}

/** The pages below a page, in their order. */
export function pagesBelow(section: Route): readonly Route[] {
  return (Object.keys(PAGES) as Route[]).filter((each) => section !== '' && each.startsWith(`${section}/`));
}
