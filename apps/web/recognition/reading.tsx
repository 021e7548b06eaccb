'use client';

import type { Stroke } from '@raqam/image';
import { formatPercent } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import { useId } from 'react';
import { Answer } from './answer.tsx';
import { ProbabilityBars } from './probability-bars.tsx';
import styles from './reading.module.css';
import { SettledAnnouncement } from './settled-announcement.tsx';
import { useRecognition } from './use-recognition.ts';

interface ReadingProps {
  /** What is drawn, in pad units; `null` for nothing, or no more than a dot. */
  readonly drawing: readonly Stroke[] | null;
  /** Whether a stroke is still being written: nothing is announced then. */
  readonly penDown: boolean;
}

/** What the network reads in a drawing, while it is drawn: the answer and the ten probabilities behind it. */
export function Reading({ drawing, penDown }: ReadingProps) {
  const t = useTranslations('reading');
  const locale = useLocale();
  const titleId = useId();
  const [state, retry] = useRecognition(drawing);
  const prediction = state.reading?.prediction ?? null;

  function summary(): string {
    if (penDown || prediction === null) return '';
    const { verdict, label, probability, runnerUp } = prediction;
    return t(`summary.${verdict}`, {
      label: String(label),
      probability: formatPercent(probability, locale),
      runnerUp: String(runnerUp.label),
      runnerUpProbability: formatPercent(runnerUp.probability, locale),
    });
  }

  return (
    <div className={styles.reading}>
      <section className={styles.answer} aria-labelledby={titleId}>
        <h2 id={titleId} className={styles.title}>
          {t('title')}
        </h2>
        <div className={styles.place}>
          {state.status === 'failed' && (
            <>
              <p role="alert">{t(state.failure?.stage === 'load' ? 'loadFault' : 'readFault')}</p>
              <button type="button" onClick={retry}>
                {t('retry')}
              </button>
            </>
          )}
          {state.status !== 'failed' && prediction === null && (
            <p className={styles.empty}>{t(drawing === null || state.status === 'ready' ? 'empty' : 'loading')}</p>
          )}
          {prediction !== null && <Answer prediction={prediction} />}
        </div>
      </section>
      <ProbabilityBars prediction={prediction} />
      <SettledAnnouncement text={summary()} />
    </div>
  );
}
