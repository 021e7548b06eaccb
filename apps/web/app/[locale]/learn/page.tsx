import { getTranslations } from 'next-intl/server';
import { Article } from '../../../components/article.tsx';
import { pageMetadata } from '../../../i18n/page-metadata.ts';
import { enterLocale, type PageParams } from '../../../i18n/page-params.ts';
import { pageName, pathOf, type Route } from '../../../i18n/routes.ts';
import { ChapterPicture } from '../../../learn/chapter-picture.tsx';
import styles from './learn.module.css';

export const generateMetadata = pageMetadata('learn');

/** The lessons, each from what the one before it leaves open. */
const CHAPTERS = [
  'learn/neurons',
  'learn/convolution',
  'learn/cnn',
  'learn/probabilities',
  'learn/applications',
] as const satisfies readonly Route[];

/** What is looked up rather than read through. */
const REFERENCES = ['learn/figures', 'learn/glossary'] as const satisfies readonly Route[];

export default async function LearnPage(props: PageParams) {
  const locale = await enterLocale(props);
  const t = await getTranslations('learn');
  const pages = await getTranslations();
  return (
    <Article locale={locale} route="learn">
      <p>{t('story')}</p>
      <ol className={styles.chapters}>
        {CHAPTERS.map((route) => (
          <li key={route}>
            <ChapterPicture route={route} />
            <h2>
              <a href={pathOf(locale, route)}>{pages(`${pageName(route)}.title`)}</a>
            </h2>
            <p>{t(`chapters.${pageName(route)}`)}</p>
          </li>
        ))}
      </ol>
      <ul className={styles.references}>
        {REFERENCES.map((route) => (
          <li key={route}>
            <a href={pathOf(locale, route)}>{pages(`${pageName(route)}.title`)}</a>
            <p>{t(`chapters.${pageName(route)}`)}</p>
          </li>
        ))}
      </ul>
    </Article>
  );
}
