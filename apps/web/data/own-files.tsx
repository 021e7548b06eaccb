'use client';

import { useTranslations } from 'next-intl';
import { type ChangeEvent, type DragEvent, type ReactNode, useState } from 'react';
import type { PlacedFile } from './data-choice.ts';
import { listDroppedFiles } from './list-dropped-files.ts';
import styles from './own-files.module.css';

interface OwnFilesProps {
  /** Whether files are what is asked for; they may be dropped at any time. */
  readonly isShown: boolean;
  readonly isNormalized: boolean;
  readonly onFiles: (files: readonly PlacedFile[]) => void;
  /** Whether images of an IDX pair are to be brought under the 28×28 contract. */
  readonly onNormalize: (isNormalized: boolean) => void;
  /** What stands above the buttons. */
  readonly before: ReactNode;
  readonly children: ReactNode;
}

/** Makes a file input choose a folder with all that is in it; React has no property for it. */
function chooseFolders(input: HTMLInputElement | null): void {
  if (input !== null) input.webkitdirectory = true;
}

/** Takes the visitor's files and folders, chosen by buttons or dropped anywhere on what it surrounds. */
export function OwnFiles({ isShown, isNormalized, onFiles, onNormalize, before, children }: OwnFilesProps) {
  const t = useTranslations('dataDesk');
  const [isOver, setOver] = useState(false);

  function onDragOver(event: DragEvent): void {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  }

  function onDrop(event: DragEvent): void {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(false);
    void listDroppedFiles(event.dataTransfer).then(onFiles);
  }

  function onChoose({ target }: ChangeEvent<HTMLInputElement>): void {
    const chosen = Array.from(target.files ?? [], (file) => ({ path: file.webkitRelativePath || file.name, file }));
    // So that the same files, mended, can be chosen again.
    target.value = '';
    onFiles(chosen);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the buttons do the same by keys
    <div
      className={styles.area}
      data-over={isOver}
      onDragOver={onDragOver}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      {before}
      {isShown && (
        <div className={styles.buttons}>
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
      )}
      {children}
    </div>
  );
}
