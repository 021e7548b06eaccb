'use client';

import type { Stroke } from '@raqam/image';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import styles from './copy-link.module.css';
import { LINK_PREFIX } from './link-prefix.ts';

interface CopyLinkProps {
  /** In pad units, at least one. */
  readonly strokes: readonly Stroke[];
}

/** What became of the link; `link` is shown where it could not be copied. */
type Outcome = { readonly status: 'copied' | 'tooLong' } | { readonly status: 'shown'; readonly link: string } | null;

/** Copies a link that carries the drawing, whole, in its address: nothing is sent anywhere. */
export function CopyLink({ strokes }: CopyLinkProps) {
  const t = useTranslations('desk');
  const [outcome, setOutcome] = useState<Outcome>(null);

  async function copy(): Promise<void> {
    const { encodeStrokes } = await import('./encode-strokes.ts');
    const text = encodeStrokes(strokes);
    if (text === null) {
      setOutcome({ status: 'tooLong' });
      return;
    }
    const link = new URL(LINK_PREFIX + text, location.href).href;
    try {
      await navigator.clipboard.writeText(link);
      setOutcome({ status: 'copied' });
    } catch {
      // Forbidden, or an address without https, where browsers have no clipboard.
      setOutcome({ status: 'shown', link });
    }
  }

  return (
    <>
      <button type="button" onClick={() => void copy()}>
        {t('copyLink')}
      </button>
      {outcome !== null && (
        <div className={styles.outcome}>
          <p role="status">{t(`link.${outcome.status}`)}</p>
          {outcome.status === 'shown' && (
            <input
              readOnly
              dir="ltr"
              aria-label={t('copyLink')}
              value={outcome.link}
              onFocus={(event) => event.currentTarget.select()}
            />
          )}
        </div>
      )}
    </>
  );
}
