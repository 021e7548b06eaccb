import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import styles from '../../components/choice-page.module.css';
import { LanguageChoices } from '../../components/language-choices.tsx';
import { inAllLanguages } from '../../i18n/all-languages.ts';
import { locales } from '../../i18n/locales.ts';
import { pathOf } from '../../i18n/routes.ts';

export async function generateMetadata(): Promise<Metadata> {
  setRequestLocale(locales[0]);
  const taglines = await inAllLanguages('site.tagline');
  const languages = Object.fromEntries(locales.map((each) => [each, pathOf(each, '')]));
  return {
    title: 'Raqam',
    description: locales.map((each) => taglines[each]).join(' · '),
    alternates: { languages: { ...languages, 'x-default': '/' } },
  };
}

/** Where a person chooses the language, if the browser asks for none that the site speaks. */
export default async function ChoosePage() {
  setRequestLocale(locales[0]);
  return (
    <main className={styles.page}>
      <h1>Raqam</h1>
      <LanguageChoices texts={await inAllLanguages('site.tagline')} />
    </main>
  );
}
