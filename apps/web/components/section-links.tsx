import { useTranslations } from 'next-intl';
import type { Locale } from '../i18n/locales.ts';
import { pageName, pagesBelow, pathOf, type Route, sectionOf } from '../i18n/routes.ts';
import styles from './section-links.module.css';

interface SectionLinksProps {
  readonly locale: Locale;
  readonly route: Route;
}

/** At the end of a page that has others beside it: the one before, the one above and the one after. */
export function SectionLinks({ locale, route }: SectionLinksProps) {
  const t = useTranslations();
  const section = sectionOf(route);
  if (section === route) return null;
  const pages = pagesBelow(section);
  const place = pages.indexOf(route);
  const links = [
    { rel: 'prev', to: pages[place - 1], label: t('site.previous') },
    { rel: 'up', to: section, label: t('site.above') },
    { rel: 'next', to: pages[place + 1], label: t('site.next') },
  ] as const;
  return (
    <nav aria-label={t('site.section')}>
      <ul className={styles.links}>
        {links.map(
          ({ rel, to, label }) =>
            to !== undefined && (
              <li key={rel} className={styles[rel]}>
                <span className={styles.label}>{label}</span>
                <a href={pathOf(locale, to)} rel={rel}>
                  {t(`${pageName(to)}.title`)}
                </a>
              </li>
            ),
        )}
      </ul>
    </nav>
  );
}
