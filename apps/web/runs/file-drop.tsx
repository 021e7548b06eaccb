'use client';

import { useTranslations } from 'next-intl';
import { type DragEvent, type ReactNode, useState } from 'react';
import { ErrorText } from '../components/error-text.tsx';
import styles from './file-drop.module.css';
import type { OpenedFiles } from './use-runs.ts';

interface FileDropProps {
  /** What became of the last files. */
  readonly opened: OpenedFiles;
  readonly onFiles: (files: readonly File[]) => void;
  /** What files may be dropped on. */
  readonly children: ReactNode;
}

/** Takes `.raqam` files, chosen by a button or dropped anywhere on what it surrounds. */
export function FileDrop({ opened, onFiles, children }: FileDropProps) {
  const t = useTranslations('runs');
  const [isOver, setIsOver] = useState(false);

  function onDragOver(event: DragEvent): void {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setIsOver(true);
  }

  function onDrop(event: DragEvent): void {
    const files = [...event.dataTransfer.files];
    if (files.length === 0) return;
    event.preventDefault();
    setIsOver(false);
    onFiles(files);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button does the same by keys
    <div
      className={styles.area}
      data-over={isOver}
      onDragOver={onDragOver}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
    >
      {children}
      <p className={styles.open}>
        <label className={styles.button}>
          <input
            className={styles.input}
            type="file"
            accept=".raqam"
            multiple
            onChange={({ target }) => {
              onFiles([...(target.files ?? [])]);
              // So that the same file, mended, can be chosen again.
              target.value = '';
            }}
          />
          {t('open')}
        </label>{' '}
        <span className={styles.hint}>{t('drop')}</span>
      </p>
      <output className={styles.outcome}>
        {opened.reading !== null && <p>{t('opening', { name: opened.reading })}</p>}
        {opened.failed.map(({ name, message }) => (
          <p key={name}>
            {t('openFailed', { name })} <ErrorText>{message}</ErrorText>
          </p>
        ))}
      </output>
    </div>
  );
}
