'use client';

import { useTranslations } from 'next-intl';
import styles from '../../components/error-page.module.css';

/** In the place of a page that failed while it was shown. What was kept on the device is not touched. */
export default function ErrorPage() {
  const t = useTranslations('site');
  return (
    <main className={styles.page}>
      <h1>{t('failed')}</h1>
      <p>{t('failedHelp')}</p>
      <button type="button" onClick={() => location.reload()}>
        {t('reload')}
      </button>
    </main>
  );
}
