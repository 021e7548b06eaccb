import type { ReactNode } from 'react';
import type { Locale } from '../i18n/locales.ts';
import { pathOf } from '../i18n/routes.ts';
import { GLOSSARY_TERMS, type GlossaryTerm } from './glossary-terms.ts';
import styles from './rich-tags.module.css';

/**
 * What a text of the lessons may mark: a term that leads to its meaning; `n`, what runs from left to right; `work`, the
 * title of an English publication.
 */
export type RichTags = Readonly<Record<GlossaryTerm | 'n' | 'work', (text: ReactNode) => ReactNode>>;

/** The tags for `t.rich`: `<filter>filter</filter>` leads to the glossary, `<n>(0, 1)</n>` keeps its direction. */
export function richTags(locale: Locale): RichTags {
  const glossary = pathOf(locale, 'learn/glossary');
  const terms = GLOSSARY_TERMS.map((term) => {
    const link = (text: ReactNode) => (
      <a className={styles.term} href={`${glossary}#${term}`}>
        {text}
      </a>
    );
    return [term, link] as const;
  });
  const isolate = (text: ReactNode) => <bdi dir="ltr">{text}</bdi>;
  const cite = (text: ReactNode) => (
    <cite lang="en" dir="ltr">
      {text}
    </cite>
  );
  return { ...(Object.fromEntries(terms) as Record<GlossaryTerm, RichTags['n']>), n: isolate, work: cite };
}
