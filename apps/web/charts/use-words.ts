'use client';

import type { Words } from '@raqam/report/words';
import { useLocale } from 'next-intl';
import { useEffect, useState } from 'react';
import type { Locale } from '../i18n/locales.ts';

const loaded = new Map<Locale, Promise<Words>>();

/**
 * The words of figures and verdicts in the page's language, loaded when the first component asks for them.
 *
 * @returns `null` until they are there.
 * @throws While rendering, when they cannot be loaded, so that the page's error boundary tells it.
 */
export function useWords(): Words | null {
  const locale = useLocale();
  const [state, setState] = useState<{ readonly words?: Words; readonly failure?: unknown }>({});

  useEffect(() => {
    let isGone = false;
    loadOnce(locale).then(
      (words) => isGone || setState({ words }),
      (failure) => isGone || setState({ failure }),
    );
    return () => {
      isGone = true;
    };
  }, [locale]);

  if (state.failure !== undefined) throw state.failure;
  return state.words?.locale === locale ? state.words : null;
}

function loadOnce(locale: Locale): Promise<Words> {
  const words = loaded.get(locale) ?? import('@raqam/report/words').then(({ loadWords }) => loadWords(locale));
  loaded.set(locale, words);
  // What failed, such as without a connection, is tried again.
  words.catch(() => loaded.delete(locale));
  return words;
}
