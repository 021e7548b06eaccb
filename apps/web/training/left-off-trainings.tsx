'use client';

import { formatNumber } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import { formatTime } from '../i18n/format-time.ts';
import styles from './left-off-trainings.module.css';
import type { TrainingJob } from './training-job.ts';
import type { KeptTrainings } from './use-kept-trainings.ts';

interface LeftOffTrainingsProps {
  readonly trainings: KeptTrainings;
  readonly onGoOn: (job: TrainingJob) => void;
}

/** Trainings whose tab was closed before they had ended: each can be gone on with where it was, or forgotten. */
export function LeftOffTrainings({ trainings: { leftOff, forget }, onGoOn }: LeftOffTrainingsProps) {
  const t = useTranslations('training');
  const locale = useLocale();
  if (leftOff.length === 0) return null;
  return (
    <section className={styles.leftOff} aria-label={t('leftOff')}>
      <h2>{t('leftOff')}</h2>
      <ul>
        {leftOff.map(({ job, index, place, savedAt }) => {
          const plan = job.plans[index];
          const where =
            place === null
              ? t('atBeginning')
              : t('atPlace', {
                  epoch: formatNumber(place.epoch + 1, locale),
                  epochs: formatNumber(plan.options.epochs, locale),
                  step: formatNumber(place.stepInEpoch, locale),
                });
          return (
            <li key={job.id}>
              <p>
                <bdi>{plan.name}</bdi>
                {job.plans.length > 1 &&
                  ` · ${t('runOf', { run: formatNumber(index + 1, locale), runs: formatNumber(job.plans.length, locale) })}`}
                {' · '}
                {where}
                {' · '}
                <time dateTime={savedAt}>{formatTime(locale, savedAt)}</time>
              </p>
              <div className={styles.acts}>
                <button type="button" onClick={() => onGoOn(job)}>
                  {t('goOn')}
                </button>
                <button type="button" onClick={() => void forget(job.id)}>
                  {t('discard')}
                </button>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
