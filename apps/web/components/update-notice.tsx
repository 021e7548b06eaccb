'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { watchForUpdate } from '../offline/watch-for-update.ts';
import styles from './update-notice.module.css';

/** Has the site kept for a time without network, and says when a new version is ready. */
export default function UpdateNotice() {
  const t = useTranslations('site');
  const [takeOver, setTakeOver] = useState<(() => void) | null>(null);

  useEffect(() => {
    watchForUpdate((ready) => setTakeOver(() => ready)).catch(() => {
      // The browser keeps no site, in a private window for instance; with network all works as before.
    });
  }, []);

  return (
    // There from the start and empty, so that screen readers hear when it fills.
    <div role="status">
      {takeOver !== null && (
        <div className={styles.notice}>
          <p>{t('update')}</p>
          <button type="button" onClick={takeOver}>
            {t('updateNow')}
          </button>
        </div>
      )}
    </div>
  );
}
