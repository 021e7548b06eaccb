'use client';

import { useTranslations } from 'next-intl';

/**
 * In the place of a page that failed while it was shown. What was kept on the device is not touched. Its styles are among
 * those of every page: a file of its own would be preloaded by every page, and Chromium warns of preloads not used.
 */
export default function ErrorPage() {
  const t = useTranslations('site');
  return (
    <main className="failure">
      <h1>{t('failed')}</h1>
      <p>{t('failedHelp')}</p>
      <button type="button" onClick={() => location.reload()}>
        {t('reload')}
      </button>
    </main>
  );
}
