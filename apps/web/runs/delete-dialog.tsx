'use client';

import { AlertDialog } from '@base-ui/react/alert-dialog';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import styles from './delete-dialog.module.css';

interface DeleteDialogProps {
  readonly name: string;
  readonly onDelete: () => void;
  readonly onKeep: () => void;
}

/** Asks whether a run shall be deleted, which nothing undoes. The focus stands on the answer that does no harm. */
export default function DeleteDialog({ name, onDelete, onKeep }: DeleteDialogProps) {
  const t = useTranslations('runs');
  const keep = useRef<HTMLButtonElement>(null);
  return (
    <AlertDialog.Root open onOpenChange={onKeep}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={styles.backdrop} />
        <AlertDialog.Popup className={styles.dialog} initialFocus={keep}>
          <AlertDialog.Title>{t.rich('deleteTitle', { name, bdi: (text) => <bdi>{text}</bdi> })}</AlertDialog.Title>
          <AlertDialog.Description>{t('deleteText')}</AlertDialog.Description>
          <div className={styles.answers}>
            <AlertDialog.Close ref={keep}>{t('keep')}</AlertDialog.Close>
            <button type="button" className={styles.delete} onClick={onDelete}>
              {t('deleteSure')}
            </button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
