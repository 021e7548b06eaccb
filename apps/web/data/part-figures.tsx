'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { ClassBars } from './class-bars.tsx';
import type { OpenedPart } from './data-service.ts';
import { LevelHistogram } from './level-histogram.tsx';
import { MeanImages } from './mean-images.tsx';
import styles from './part-figures.module.css';
import { useAnswer } from './use-answer.ts';
import type { DataWorker } from './use-data-set.ts';

interface PartFiguresProps {
  readonly part: OpenedPart;
  readonly worker: DataWorker;
}

/** What all images of a part come to: how many of each class, how much ink, which levels, and the mean of each digit. */
export function PartFigures({ part, worker }: PartFiguresProps) {
  const t = useTranslations('dataDesk');
  const count = useCallback(() => worker.call((api) => api.statistics(part.name)), [worker, part]);
  const statistics = useAnswer(count);
  return (
    <section className={styles.section}>
      <h3>{t('statistics')}</h3>
      {statistics === null ? (
        <p>{t('counting')}</p>
      ) : (
        <>
          <MeanImages classes={statistics.classes} height={part.height} width={part.width} />
          <div className={styles.pair}>
            <ClassBars classes={statistics.classes} quantity="count" />
            <ClassBars classes={statistics.classes} quantity="ink" />
          </div>
          <LevelHistogram statistics={statistics} />
        </>
      )}
    </section>
  );
}
