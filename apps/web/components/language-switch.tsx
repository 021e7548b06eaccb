'use client';

import { useTranslations } from 'next-intl';
import { LANGUAGE_NAMES, type Locale, locales } from '../i18n/locales.ts';
import { pathOf, type Route } from '../i18n/routes.ts';
import { LANGUAGE_KEY } from '../settings/language.ts';
import { storeChoice } from '../settings/stored-choice.ts';
import styles from './language-switch.module.css';

interface LanguageSwitchProps {
  readonly locale: Locale;
  readonly route: Route;
}

/**
 * The same page in the other languages. Plain links, so that language and direction change with a whole new document.
 */
export function LanguageSwitch({ locale, route }: LanguageSwitchProps) {
  const t = useTranslations('site');
  return (
    <nav aria-label={t('language')}>
      <ul className={styles.languages}>
        {locales.map((each) => (
          <li key={each}>
            <a
              href={pathOf(each, route)}
              hrefLang={each}
              lang={each}
              aria-current={each === locale ? 'true' : undefined}
              onClick={() => storeChoice(LANGUAGE_KEY, each)}
            >
              {LANGUAGE_NAMES[each]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
