import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Locale } from '../i18n/locales.ts';
import { MAIN_ROUTES, pageName, pathOf, type Route, sectionOf } from '../i18n/routes.ts';
import { KeysDialog } from './keys-dialog.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { LateArrivals } from './late-arrivals.tsx';
import styles from './page-frame.module.css';
import { SectionLinks } from './section-links.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

interface PageFrameProps {
  readonly locale: Locale;
  readonly route: Route;
  readonly children: ReactNode;
}

/**
 * What every page has around its content: the way past the navigation, the navigation, and the settings. Links are plain
 * ones: each page is a document of its own, small, kept by the service worker, and without the programs of the others.
 */
export function PageFrame({ locale, route, children }: PageFrameProps) {
  const t = useTranslations();
  return (
    <>
      <a className={styles.skip} href="#content">
        {t('site.skip')}
      </a>
      <header className={styles.header}>
        <a className={styles.brand} href={pathOf(locale, '')}>
          {t('site.name')}
        </a>
        <nav className={styles.navigation} aria-label={t('site.pages')}>
          <ul>
            {MAIN_ROUTES.map((each) => (
              <li key={each}>
                <a href={pathOf(locale, each)} aria-current={currentIn(each, route)}>
                  {t(`nav.${pageName(each)}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <LanguageSwitch locale={locale} route={route} />
      </header>
      <main id="content" className={styles.main} tabIndex={-1}>
        {children}
        <SectionLinks locale={locale} route={route} />
      </main>
      <footer className={styles.footer}>
        <p>{t('site.private')}</p>
        <div className={styles.settings}>
          <ThemeSwitch />
          <KeysDialog />
        </div>
      </footer>
      <LateArrivals expectsAnswer={route === ''} />
    </>
  );
}

/** Whether a link of the navigation leads to the page that is open, or to the one that it belongs to. */
function currentIn(link: Route, open: Route): 'page' | 'true' | undefined {
  if (link === open) return 'page';
  return link === sectionOf(open) ? 'true' : undefined;
}
