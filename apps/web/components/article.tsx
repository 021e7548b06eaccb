import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Locale } from '../i18n/locales.ts';
import { pageName, type Route } from '../i18n/routes.ts';
import { PageFrame } from './page-frame.tsx';
import styles from './prose.module.css';

interface ArticleProps {
  readonly locale: Locale;
  readonly route: Exclude<Route, ''>;
  readonly children: ReactNode;
}

/** A page to read: its title and first sentence, then its sections. */
export function Article({ locale, route, children }: ArticleProps) {
  const t = useTranslations(pageName(route));
  return (
    <PageFrame locale={locale} route={route}>
      <article className={styles.prose}>
        <h1>{t('title')}</h1>
        <p className={styles.lead}>{t('lead')}</p>
        {children}
      </article>
    </PageFrame>
  );
}
