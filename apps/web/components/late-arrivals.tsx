'use client';

import { useLocale } from 'next-intl';
import { lazy, Suspense, useEffect, useState } from 'react';
import { whenAtRest } from '../loading/when-at-rest.ts';
import { loadFonts } from '../settings/fonts.ts';

const UpdateNotice = lazy(() => import('./update-notice.tsx'));

interface LateArrivalsProps {
  /** Whether this is the page to draw on, where the first answer goes before all else. */
  readonly expectsAnswer: boolean;
}

/** Fetches what a page works without, once it is at rest. */
export function LateArrivals({ expectsAnswer }: LateArrivalsProps) {
  const locale = useLocale();
  const [isAtRest, setIsAtRest] = useState(false);

  useEffect(() => {
    void whenAtRest(expectsAnswer).then(async () => {
      await loadFonts(locale);
      // A development server has no service worker.
      if (process.env.NODE_ENV === 'production' && 'serviceWorker' in navigator) setIsAtRest(true);
    });
  }, [expectsAnswer, locale]);

  return (
    isAtRest && (
      <Suspense>
        <UpdateNotice />
      </Suspense>
    )
  );
}
