'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef } from 'react';
import type { DecodedPicture } from '../intake/read-picture.ts';
import styles from './picture-sheet.module.css';

interface PictureSheetProps {
  readonly picture: DecodedPicture;
  readonly onClose: () => void;
  /** Shown above the picture, in its pixels: what was read where. */
  readonly children?: ReactNode;
}

/** More than a sheet has on most screens. */
const SHOWN_SIDE = 960;

/** A picture in the place of the sheet of paper, whole, with the way back to it. */
export function PictureSheet({ picture, onClose, children }: PictureSheetProps) {
  const t = useTranslations('desk');
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height, data } = picture;

  // It was asked for from below, on a phone from out of sight.
  useEffect(() => {
    frame.current?.scrollIntoView({ block: 'nearest' });
  }, []);

  useEffect(() => {
    let isCurrent = true;
    const scale = Math.min(1, SHOWN_SIDE / Math.max(width, height));
    const size = {
      resizeWidth: Math.max(1, Math.round(width * scale)),
      resizeHeight: Math.max(1, Math.round(height * scale)),
    };
    // Scaled away from the page's thread.
    void createImageBitmap(new ImageData(data, width, height), size).then((bitmap) => {
      if (isCurrent) canvas.current?.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
    });
    return () => {
      isCurrent = false;
    };
  }, [data, width, height]);

  return (
    <div>
      <div ref={frame} className={styles.sheet} dir="ltr">
        <canvas
          ref={canvas}
          role="img"
          aria-label={t('pictureLabel', { width: String(width), height: String(height) })}
        />
        <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          {children}
        </svg>
      </div>
      <p className={styles.back}>
        <button type="button" onClick={onClose}>
          {t('backToPad')}
        </button>
      </p>
    </div>
  );
}
