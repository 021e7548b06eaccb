'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { DigitCanvas } from '../charts/digit-canvas.tsx';
import type { OpenedPart } from './data-service.ts';
import { PictureCanvas } from './picture-canvas.tsx';
import styles from './previews.module.css';
import type { Preview } from './read-own-files.ts';
import { useAnswer } from './use-answer.ts';
import type { DataWorker } from './use-data-set.ts';

interface PreviewsProps {
  readonly previews: readonly Preview[];
  readonly part: OpenedPart;
  readonly worker: DataWorker;
}

/** The first of the visitor's images: as they came, and as they are in the data set. */
export function Previews({ previews, part, worker }: PreviewsProps) {
  const t = useTranslations('dataDesk');
  const { name, height, width } = part;
  const fetchImages = useCallback(
    () =>
      worker.call((api) =>
        api.images(
          name,
          previews.map(({ index }) => index),
        ),
      ),
    [worker, name, previews],
  );
  const pixels = useAnswer(fetchImages);
  const size = height * width;
  return (
    <section className={styles.section} aria-label={t('previews')}>
      <h3>{t('previews')}</h3>
      <p className={styles.caption}>{t('previewsCaption')}</p>
      <ul className={styles.previews}>
        {previews.map(({ before, index, label }, place) => (
          <li key={index}>
            <div className={styles.pair} dir="ltr">
              <PictureCanvas picture={before} label={t('before')} />
              <span aria-hidden="true">→</span>
              {pixels !== null && (
                <DigitCanvas
                  pixels={pixels.subarray(place * size, (place + 1) * size)}
                  height={height}
                  width={width}
                  label={t('normalized', { label: String(label) })}
                />
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
