'use client';

import { useLocale } from 'next-intl';
import { lazy, type ReactNode, Suspense } from 'react';
import { pathOf } from '../i18n/routes.ts';
import { whenAtRest } from '../loading/when-at-rest.ts';
import type { GlossaryTerm } from './glossary-terms.ts';
import styles from './term-link.module.css';

/** The server renders the same link; a page takes it over, as it stands, once it is at rest. */
const TermPreview = lazy(async () => {
  if (typeof window !== 'undefined') await whenAtRest(false);
  return await import('./term-preview.tsx');
});

interface TermLinkProps {
  readonly term: GlossaryTerm;
  readonly children: ReactNode;
}

/** A term in a lesson: a link to its place in the glossary, which shows the meaning beside it as soon as it can. */
export function TermLink({ term, children }: TermLinkProps) {
  const locale = useLocale();
  const link = { className: styles.term, href: `${pathOf(locale, 'learn/glossary')}#${term}` };
  return (
    <Suspense fallback={<a {...link}>{children}</a>}>
      <TermPreview term={term} {...link}>
        {children}
      </TermPreview>
    </Suspense>
  );
}
