'use client';

import { PreviewCard } from '@base-ui/react/preview-card';
import { useLocale } from 'next-intl';
import { type MouseEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { GlossaryTerm } from './glossary-terms.ts';
import { type Glossary, loadGlossary } from './load-glossary.ts';
import styles from './term-preview.module.css';

/** How long a pointer or the focus rests on a term before its meaning appears. */
const DELAY_MS = 250;

interface TermPreviewProps {
  readonly term: GlossaryTerm;
  readonly className: string | undefined;
  readonly href: string;
  readonly children: ReactNode;
}

/**
 * A link to a term of the glossary that shows the term's meaning when it is pointed at, has the focus, or is tapped: a
 * finger cannot point without tapping, so the first tap shows the meaning, which leads on to the glossary.
 */
export default function TermPreview({ term, className, href, children }: TermPreviewProps) {
  const locale = useLocale();
  const meaningId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [glossary, setGlossary] = useState<Glossary | null>(null);
  const [link, setLink] = useState<HTMLElement | null>(null);
  const pointer = useRef('');

  useEffect(() => {
    if (!isOpen) return;
    // Without network nothing appears, and the link is still there.
    loadGlossary(locale).then(setGlossary, () => setIsOpen(false));
  }, [isOpen, locale]);

  function showOnTap(event: MouseEvent): void {
    // Enter clicks, too, and follows the link.
    const isTap = pointer.current === 'touch' && event.detail > 0;
    if (!isTap || isOpen) return;
    event.preventDefault();
    setIsOpen(true);
  }

  return (
    <PreviewCard.Root open={isOpen} onOpenChange={setIsOpen}>
      <PreviewCard.Trigger
        ref={setLink}
        className={className}
        href={href}
        delay={DELAY_MS}
        aria-describedby={isOpen && glossary !== null ? meaningId : undefined}
        onPointerDown={({ pointerType }) => {
          pointer.current = pointerType;
        }}
        onClick={showOnTap}
      >
        {children}
      </PreviewCard.Trigger>
      {glossary !== null && (
        // Within the page's content, where a screen reader looks for it.
        <PreviewCard.Portal container={link?.closest('main')}>
          <PreviewCard.Positioner className={styles.place} align="start" sideOffset={8} collisionPadding={16}>
            <PreviewCard.Popup className={styles.card}>
              <p className={styles.name}>{glossary.terms[term].name}</p>
              <p id={meaningId}>{glossary.terms[term].meaning}</p>
              <a className={styles.more} href={href}>
                {glossary.inGlossary}
              </a>
            </PreviewCard.Popup>
          </PreviewCard.Positioner>
        </PreviewCard.Portal>
      )}
    </PreviewCard.Root>
  );
}
