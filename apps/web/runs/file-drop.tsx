'use client';

import { useTranslations } from 'next-intl';
import { type DragEvent, type ReactNode, useState } from 'react';
import { ErrorText } from '../components/error-text.tsx';
import styles from './file-drop.module.css';
import type { OpenedFile } from './use-runs.ts';

interface FileDropProps {
  /** What became of the last file. */
  readonly opened: OpenedFile;
  readonly onFile: (file: File) => void;
  /** What a file may be dropped on. */
  readonly children: ReactNode;
}

/** Takes a `.raqam` file, chosen by a button or dropped anywhere on what it surrounds. */
export function FileDrop({ opened, onFile, children }: FileDropProps) {
  const t = useTranslations('runs');
  const [isOver, setIsOver] = useState(false);

  function onDragOver(event: DragEvent): void {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setIsOver(true);
  }

  function onDrop(event: DragEvent): void {
    const [file] = event.dataTransfer.files;
    if (file === undefined) return;
    event.preventDefault();
    setIsOver(false);
    onFile(file);
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
            onChange={({ target }) => {
              const file = target.files?.[0];
              if (file !== undefined) onFile(file);
              // So that the same file, mended, can be chosen again.
              target.value = '';
            }}
          />
          {t('open')}
        </label>{' '}
        <span className={styles.hint}>{t('drop')}</span>
      </p>
      <output className={styles.outcome}>
        {opened?.status === 'opening' && t('opening', { name: opened.name })}
        {opened?.status === 'failed' && (
          <>
            {t('openFailed', { name: opened.name })} <ErrorText>{opened.message}</ErrorText>
          </>
        )}
      </output>
    </div>
  );
}
