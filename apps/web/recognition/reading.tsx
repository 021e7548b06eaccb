'use client';

import type { LiveState } from '@raqam/recognizer';
import { formatPercent } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useId } from 'react';
import { Answer } from './answer.tsx';
import { DigitChoice } from './digit-choice.tsx';
import { ProbabilityBars } from './probability-bars.tsx';
import styles from './reading.module.css';
import { SettledAnnouncement } from './settled-announcement.tsx';

interface ReadingProps {
  /** Where the reading of what is drawn stands. */
  readonly state: LiveState;
  /** Tries again after a fault. */
  readonly retry: () => void;
  /** Whether nothing is drawn, or no more than a dot. */
  readonly isBlank: boolean;
  /** Whether a stroke is still being written: nothing is announced then. */
  readonly penDown: boolean;
  /** Of a number, the digit whose probabilities are shown. */
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
  /** What can be said to an answer of one digit. */
  readonly children?: ReactNode;
}

/** What the network reads in a drawing, while it is drawn: the answer and the ten probabilities behind it. */
export function Reading({ state, retry, isBlank, penDown, chosen, onChoose, children }: ReadingProps) {
  const t = useTranslations('reading');
  const locale = useLocale();
  const titleId = useId();
  const { reading } = state;
  const prediction = reading?.prediction ?? null;
  const number = prediction?.number;

  function summary(): string {
    if (penDown || prediction === null) return '';
    if (number !== undefined) {
      return t('summary.number', { text: number.text, probability: formatPercent(number.probability, locale) });
    }
    const { verdict, label, probability, runnerUp } = prediction;
    return t(`summary.${verdict}`, {
      label: String(label),
      probability: formatPercent(probability, locale),
      runnerUp: String(runnerUp.label),
      runnerUpProbability: formatPercent(runnerUp.probability, locale),
    });
  }

  /** Why there is no answer. */
  function emptyText(): 'empty' | 'loading' | 'nothing' {
    if (isBlank) return 'empty';
    if (reading !== null) return 'nothing';
    return state.status === 'ready' ? 'empty' : 'loading';
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
          {state.status !== 'failed' && prediction === null && <p className={styles.empty}>{t(emptyText())}</p>}
          {reading !== null && prediction !== null && <Answer prediction={prediction} model={reading.model} />}
        </div>
      </section>
      <div className={styles.response}>
        {number === undefined ? children : <DigitChoice digits={number.digits} chosen={chosen} onChoose={onChoose} />}
      </div>
      <ProbabilityBars probabilities={(number?.digits[chosen] ?? prediction)?.probabilities ?? null} />
      <SettledAnnouncement text={summary()} />
    </div>
  );
}
