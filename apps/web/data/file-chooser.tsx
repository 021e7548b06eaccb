'use client';

import { useTranslations } from 'next-intl';
import type { ChangeEvent } from 'react';
import type { PlacedFile } from './data-choice.ts';
import styles from './file-chooser.module.css';

interface FileChooserProps {
  readonly isNormalized: boolean;
  readonly onFiles: (files: readonly PlacedFile[]) => void;
  /** Whether images of an IDX pair are to be brought under the 28×28 contract. */
  readonly onNormalize: (isNormalized: boolean) => void;
}

/** Buttons that choose the visitor's files, or a folder of them. */
export function FileChooser({ isNormalized, onFiles, onNormalize }: FileChooserProps) {
  const t = useTranslations('dataDesk');

  function onChoose({ target }: ChangeEvent<HTMLInputElement>): void {
    const chosen = Array.from(target.files ?? [], (file) => ({ path: file.webkitRelativePath || file.name, file }));
    // So that the same files, mended, can be chosen again.
    target.value = '';
    onFiles(chosen);
  }

  return (
    <div className={styles.chooser}>
      <label className={styles.button}>
        <input className={styles.input} type="file" multiple onChange={onChoose} />
        {t('chooseFiles')}
      </label>
      <label className={styles.button}>
        <input className={styles.input} type="file" ref={chooseFolders} onChange={onChoose} />
        {t('chooseFolder')}
      </label>
      <label className={styles.check}>
        <input type="checkbox" checked={isNormalized} onChange={({ target }) => onNormalize(target.checked)} />
        {t('normalize')}
      </label>
    </div>
  );
}

/** Makes a file input choose a folder with all that is in it; React has no property for it. */
function chooseFolders(input: HTMLInputElement | null): void {
  if (input !== null) input.webkitdirectory = true;
}
