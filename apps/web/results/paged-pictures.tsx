'use client';

import { formatNumber, pictureGridFigure } from '@raqam/report';
import type { Words } from '@raqam/report/words';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { FigureView } from '../charts/figure-view.tsx';
import type { Judgement } from './judgement.ts';
import { judgedPicture } from './judgement.ts';
import styles from './paged-pictures.module.css';

interface PagedPicturesProps {
  /** The figure's name on the page. */
  readonly id: string;
  /** What the pictures are, for the figure's title. */
  readonly subject: string;
  readonly judgement: Judgement;
  /** Which images, in their order. */
  readonly indices: readonly number[];
  /** How many are shown at a time. */
  readonly pageSize: number;
  readonly words: Words;
}

const COLUMNS = 6;

/** Test images with what they are, what was read and how surely: so many at a time as can be looked at. */
export function PagedPictures({ id, subject, judgement, indices, pageSize, words }: PagedPicturesProps) {
  const t = useTranslations('judge');
  const locale = useLocale();
  const [page, setPage] = useState(0);
  const numPages = Math.max(1, Math.ceil(indices.length / pageSize));
  const current = Math.min(page, numPages - 1);
  const shown = indices.slice(current * pageSize, (current + 1) * pageSize);
  const pictures = shown.map((index) => judgedPicture(judgement, index));
  const number = (value: number) => formatNumber(value, locale);
  return (
    <div className={styles.pages}>
      <FigureView figure={pictureGridFigure({ id, subject, columns: COLUMNS, pictures })} words={words} />
      {numPages > 1 && (
        <nav className={styles.pager} aria-label={t('pages', { subject })}>
          <button type="button" disabled={current === 0} onClick={() => setPage(current - 1)}>
            {t('before')}
          </button>
          <output>{t('page', { page: number(current + 1), pages: number(numPages) })}</output>
          <button type="button" disabled={current === numPages - 1} onClick={() => setPage(current + 1)}>
            {t('after')}
          </button>
        </nav>
      )}
    </div>
  );
}
