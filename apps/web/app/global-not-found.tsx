import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import styles from '../components/choice-page.module.css';
import { LanguageChoices } from '../components/language-choices.tsx';
import { SettingsScript } from '../components/settings-script.tsx';
import { inAllLanguages } from '../i18n/all-languages.ts';
import { locales } from '../i18n/locales.ts';
import '../styles/base.css';

export const metadata: Metadata = { title: '404 · Raqam' };

/** The page for an address that leads nowhere. A static host has one for all languages, so it speaks them all. */
export default async function NotFoundPage() {
  setRequestLocale(locales[0]);
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <SettingsScript />
      </head>
      <body>
        <main className={styles.page}>
          <h1>404</h1>
          <LanguageChoices texts={await inAllLanguages('site.notFound')} />
        </main>
      </body>
    </html>
  );
}
