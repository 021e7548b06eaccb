import type { ReactNode } from 'react';
import { GLOSSARY_TERMS, type GlossaryTerm } from './glossary-terms.ts';
import { TermLink } from './term-link.tsx';

/**
 * What a text of the lessons may mark: a term that leads to its meaning; `n`, what runs from left to right; `work`, the
 * title of an English publication.
 */
export type RichTags = Readonly<Record<GlossaryTerm | 'n' | 'work', (text: ReactNode) => ReactNode>>;

const terms = GLOSSARY_TERMS.map((term) => {
  const link = (text: ReactNode) => <TermLink term={term}>{text}</TermLink>;
  return [term, link] as const;
});

/** The tags for `t.rich`: `<filter>filter</filter>` leads to the glossary, `<n>(0, 1)</n>` keeps its direction. */
export const richTags: RichTags = {
  ...(Object.fromEntries(terms) as Record<GlossaryTerm, RichTags['n']>),
  n: (text) => <bdi dir="ltr">{text}</bdi>,
  work: (text) => (
    <cite lang="en" dir="ltr">
      {text}
    </cite>
  ),
};
