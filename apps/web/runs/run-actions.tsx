'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import styles from './run-actions.module.css';

interface RunActionsProps {
  readonly name: string;
  /** `null` until it is read. */
  readonly file: Uint8Array<ArrayBuffer> | null;
  readonly onDelete: () => void;
}

/** What can be done with a run: take it along as a file, or delete it, which is asked for twice. */
export function RunActions({ name, file, onDelete }: RunActionsProps) {
  const t = useTranslations('runs');
  const [isSure, setIsSure] = useState(false);
  const [address, setAddress] = useState<string | null>(null);

  useEffect(() => {
    if (file === null) return;
    const url = URL.createObjectURL(new Blob([file], { type: 'application/octet-stream' }));
    setAddress(url);
    return () => URL.revokeObjectURL(url);
  }, [file]);

  return (
    <div className={styles.actions}>
      {address !== null && (
        <a className={styles.download} href={address} download={`${name}.raqam`}>
          {t('download')}
        </a>
      )}
      {isSure ? (
        <>
          <button type="button" onClick={onDelete}>
            {t('deleteSure')}
          </button>
          <button type="button" onClick={() => setIsSure(false)}>
            {t('keep')}
          </button>
        </>
      ) : (
        <button type="button" onClick={() => setIsSure(true)}>
          {t('delete')}
        </button>
      )}
    </div>
  );
}
