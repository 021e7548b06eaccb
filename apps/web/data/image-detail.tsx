'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { DigitCanvas } from '../charts/digit-canvas.tsx';
import { TableScroller } from '../components/table-scroller.tsx';
import { AugmentationLab } from './augmentation-lab.tsx';
import type { OpenedPart } from './data-service.ts';
import styles from './image-detail.module.css';
import { useAnswer } from './use-answer.ts';
import type { DataWorker } from './use-data-set.ts';

interface ImageDetailProps {
  readonly part: OpenedPart;
  readonly worker: DataWorker;
  readonly index: number;
  /** Names the image. */
  readonly title: string;
}

/** Of ink in the ground of a number: any more, and the number could not be read on it. */
const DARKEST_PERCENT = 40;

/** One image, large, with all of its numbers, and as a training would change it. */
export function ImageDetail({ part, worker, index, title }: ImageDetailProps) {
  const t = useTranslations('dataDesk');
  const { name, height, width } = part;
  const fetchImage = useCallback(() => worker.call((api) => api.images(name, [index])), [worker, name, index]);
  const pixels = useAnswer(fetchImage);
  if (pixels === null) return null;
  return (
    <section className={styles.detail} aria-label={title}>
      <h4 className={styles.title}>{title}</h4>
      <div className={styles.views}>
        <div className={styles.picture}>
          <DigitCanvas pixels={pixels} height={height} width={width} label={title} />
          <p className={styles.caption}>{t('pictureCaption')}</p>
        </div>
        <div className={styles.numbers}>
          <div dir="ltr">
            <TableScroller label={t('numbers')}>
              <table className={styles.table} aria-label={t('numbers')}>
                <tbody>
                  {Array.from({ length: height }, (_, row) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the index is the row's place in the image, which is its identity
                    <tr key={row}>
                      {Array.from(pixels.subarray(row * width, (row + 1) * width), (level, column) => (
                        <td
                          // biome-ignore lint/suspicious/noArrayIndexKey: likewise the column's
                          key={column}
                          data-paper={level === 0}
                          style={{
                            backgroundColor: `color-mix(in srgb, var(--sheet-ink) ${(level / 255) * DARKEST_PERCENT}%, var(--sheet))`,
                          }}
                        >
                          {level}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </TableScroller>
          </div>
          <p className={styles.caption}>{t('numbersCaption')}</p>
        </div>
      </div>
      <AugmentationLab part={part} worker={worker} index={index} pixels={pixels} />
    </section>
  );
}
