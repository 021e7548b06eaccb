import { directionOf, LANGUAGE_NAMES, type Locale, locales } from '../i18n/locales.ts';
import { pathOf } from '../i18n/routes.ts';
import styles from './choice-page.module.css';

interface LanguageChoicesProps {
  /** A sentence for each language, above its link. */
  readonly texts: Readonly<Record<Locale, string>>;
}

/** The first page in each language, for those whose language is not known. */
export function LanguageChoices({ texts }: LanguageChoicesProps) {
  return (
    <ul className={styles.choices}>
      {locales.map((locale) => (
        <li key={locale} lang={locale} dir={directionOf(locale)}>
          <p>{texts[locale]}</p>
          {/* A plain link: the language of the document changes, so the document does. */}
          <a href={pathOf(locale, '')} hrefLang={locale}>
            {LANGUAGE_NAMES[locale]}
          </a>
        </li>
      ))}
    </ul>
  );
}
