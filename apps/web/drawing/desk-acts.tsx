'use client';

import type { Stroke } from '@raqam/image';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { CopyLink } from './copy-link.tsx';
import styles from './desk-acts.module.css';
import type { PictureState } from './use-picture.ts';

interface DeskActsProps {
  /** What a link would carry; `null` where nothing is drawn, or a picture is read. */
  readonly strokes: readonly Stroke[] | null;
  readonly picture: PictureState;
  readonly onFile: (file: File) => void;
  readonly onCamera: () => void;
}

/** What else can be done with a drawing, and what else can be read: pictures, by file, clipboard, drop or camera. */
export function DeskActs({ strokes, picture, onFile, onCamera }: DeskActsProps) {
  const t = useTranslations('desk');
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.acts}>
      {strokes !== null && <CopyLink strokes={strokes} />}
      <button type="button" onClick={() => input.current?.click()}>
        {t('choosePicture')}
      </button>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        aria-label={t('choosePicture')}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file) onFile(file);
          // So that the same file can be chosen again.
          currentTarget.value = '';
        }}
      />
      <button type="button" onClick={onCamera}>
        {t('useCamera')}
      </button>
      <p className={styles.hint}>{t('pictureHint')}</p>
      {picture.status === 'opening' && <p role="status">{t('opening')}</p>}
      {picture.status === 'failed' && <p role="alert">{picture.message ?? t('pictureFault')}</p>}
    </div>
  );
}
