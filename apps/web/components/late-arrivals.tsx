'use client';

import { useLocale } from 'next-intl';
import { useEffect } from 'react';
import { whenAtRest } from '../loading/when-at-rest.ts';
import { loadFonts } from '../settings/fonts.ts';

interface LateArrivalsProps {
  /** Whether this is the page to draw on, where the first answer goes before all else. */
  readonly expectsAnswer: boolean;
}

/** Fetches what a page works without, once it is at rest. */
export function LateArrivals({ expectsAnswer }: LateArrivalsProps) {
  const locale = useLocale();
  useEffect(() => {
    void whenAtRest(expectsAnswer).then(() => loadFonts(locale));
  }, [expectsAnswer, locale]);
  return null;
}
