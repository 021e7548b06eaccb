'use client';

import { accuracyInterval, formatBytes, formatDuration, formatNumber, formatPercent } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import type { Ref } from 'react';
import { EngineText } from '../components/engine-text.tsx';
import { ErrorText } from '../components/error-text.tsx';
import { AskForDigits } from '../digits/ask-for-digits.tsx';
import { pathOf } from '../i18n/routes.ts';
import type { RunEntry } from '../runs/run-entry.ts';
import { ComparedCurves, LiveCurves } from './live-curves.tsx';
import { LiveDrawing } from './live-drawing.tsx';
import styles from './progress-panel.module.css';
import type { RunProgress } from './progress-tracker.ts';
import type { TrainingView } from './session-messages.ts';
import type { TrainingClient } from './training-client.ts';

interface ProgressPanelProps {
  readonly view: TrainingView;
  readonly training: TrainingClient;
  /** What says how the training stands. */
  readonly head: Ref<HTMLDivElement>;
}

const NO_PROGRESS = { curves: { accuracy: [], loss: [] }, history: [], numEpochs: 1 } as const;

/** What a training does, how far it is, how well it does, and what it came to. */
export function ProgressPanel({ view, training, head }: ProgressPanelProps) {
  const { phase, job, index, finished, progress, keepingError } = view;
  const t = useTranslations('training');
  const locale = useLocale();
  const isRunning = phase.name === 'training';
  const isStoppable = ['loading', 'asking', 'preparing', 'training'].includes(phase.name);
  const numRuns = job?.plans.length ?? 1;
  return (
    <section className={styles.panel} aria-label={t('progress')}>
      <div ref={head} className={styles.head}>
        <output className={styles.status}>
          <Status phase={phase} />
        </output>
        <div className={styles.controls}>
          {isRunning && phase.isPaused && (
            <button type="button" onClick={() => training.step()}>
              {t('step')}
            </button>
          )}
          {isRunning && (
            <button type="button" onClick={() => (phase.isPaused ? training.resume() : training.pause())}>
              {t(phase.isPaused ? 'resume' : 'pause')}
            </button>
          )}
          <button type="button" disabled={!isStoppable} onClick={() => training.stop()}>
            {t('stop')}
          </button>
        </div>
      </div>
      {phase.name === 'asking' && <AskForDigits onAnswer={(answer) => training.choose(answer)} />}
      {numRuns > 1 && job !== null && (
        <p className={styles.queue}>
          {t('runOf', { run: formatNumber(index + 1, locale), runs: formatNumber(numRuns, locale) })}
          {' · '}
          <bdi>{job.plans[index]?.name}</bdi>
        </p>
      )}
      <Bar phase={phase} progress={progress} />
      {job?.digits.source === 'synthetic' && <p className={styles.notice}>{t('synthetic')}</p>}
      {keepingError !== null && (
        <p className={styles.notice}>
          {t('notKeptOnTheWay')} <ErrorText>{keepingError}</ErrorText>
        </p>
      )}
      <LiveCurves {...(progress ?? NO_PROGRESS)} />
      <p className={styles.note}>{t('curvesNote')}</p>
      {finished.length > 1 && (
        <section className={styles.compared} aria-label={t('compared')}>
          <h2>{t('compared')}</h2>
          <ComparedCurves runs={finished} />
        </section>
      )}
      <LiveDrawing training={training} />
    </section>
  );
}

/** One sentence: what is going on. */
function Status({ phase }: Pick<TrainingView, 'phase'>) {
  const t = useTranslations('training');
  const locale = useLocale();
  switch (phase.name) {
    case 'idle':
    case 'asking':
    case 'preparing':
    case 'cancelled':
      return t(phase.name);
    case 'loading':
      return phase.receivedBytes === 0
        ? t('loading')
        : t('fetching', { received: formatBytes(phase.receivedBytes, locale) });
    case 'training':
      return t(phase.isPaused ? 'paused' : 'training');
    case 'ending':
      return t(phase.isStopped ? 'stopping' : 'judging');
    case 'failed':
      return (
        <>
          {t('failed')} <ErrorText>{phase.message}</ErrorText>
        </>
      );
    case 'done':
      return <Outcome {...phase} />;
  }
}

interface OutcomeProps {
  readonly isStopped: boolean;
  readonly entry: RunEntry;
  readonly storageError: string | null;
}

/** What the training came to, and where to see more of it. */
function Outcome({ isStopped, entry: { id, accuracy, numTestImages }, storageError }: OutcomeProps) {
  const t = useTranslations('training');
  const locale = useLocale();
  const percent = (share: number) => formatPercent(share, locale, { count: numTestImages });
  const interval = accuracy === null ? null : accuracyInterval({ accuracy, count: numTestImages });
  return (
    <>
      {t(isStopped ? 'stopped' : 'finished')}{' '}
      {accuracy !== null && interval !== null && (
        <>
          {t.rich('outcome', {
            accuracy: percent(accuracy),
            low: percent(interval.low),
            high: percent(interval.high),
            count: formatNumber(numTestImages, locale),
            b: (text) => <strong className={styles.score}>{text}</strong>,
          })}{' '}
        </>
      )}
      {storageError === null ? (
        <a href={`${pathOf(locale, 'results')}?run=${id}`}>{t('seeResults')}</a>
      ) : (
        <>
          {t('notKept')} <ErrorText>{storageError}</ErrorText>
        </>
      )}
    </>
  );
}

/** How far it is: bytes while fetching, steps while learning. */
function Bar({ phase, progress }: Pick<TrainingView, 'phase' | 'progress'>) {
  const t = useTranslations('training');
  const locale = useLocale();
  const isFetching = ['loading', 'asking', 'preparing'].includes(phase.name);
  const total = phase.name === 'loading' ? phase.totalBytes : null;
  return (
    <>
      {isFetching ? (
        <progress
          className={styles.bar}
          aria-label={t('dataProgress')}
          {...(phase.name === 'loading' && total !== null && { value: phase.receivedBytes, max: total })}
        />
      ) : (
        <progress
          className={styles.bar}
          aria-label={t('stepProgress')}
          value={progress?.numDone ?? 0}
          max={progress?.numSteps ?? 1}
        />
      )}
      {/* There from the first, so that the curves below do not move. */}
      <p className={styles.pace}>
        {!isFetching && progress !== null && (
          <Pace phase={phase} progress={progress} format={(value) => formatNumber(value, locale)} />
        )}
      </p>
    </>
  );
}

interface PaceProps {
  readonly phase: TrainingView['phase'];
  readonly progress: RunProgress;
  readonly format: (value: number) => string;
}

function Pace({ phase, progress, format }: PaceProps) {
  const { numDone, numSteps, numEpochs, engine, imagesPerSecond, remainingMs, stepsPerSecond } = progress;
  const t = useTranslations('training');
  const locale = useLocale();
  const epoch = Math.min(numEpochs, Math.floor((numDone * numEpochs) / numSteps) + 1);
  // Whole seconds: the pace is not known better.
  const seconds = remainingMs === null ? null : Math.ceil(remainingMs / 1000) * 1000;
  return (
    <>
      <span>{t('epochOf', { epoch: format(epoch), epochs: format(numEpochs) })}</span>
      <span>{t('stepOf', { step: format(numDone), steps: format(numSteps) })}</span>
      {/* Three digits: no more are steady enough to be read. */}
      {stepsPerSecond !== null && (
        <span>
          {t('stepsPerSecond', { steps: formatNumber(stepsPerSecond, locale, { maximumSignificantDigits: 3 }) })}
        </span>
      )}
      {imagesPerSecond !== null && (
        <span>
          {t('imagesPerSecond', { images: formatNumber(imagesPerSecond, locale, { maximumSignificantDigits: 3 }) })}
        </span>
      )}
      {phase.name === 'training' && seconds !== null && (
        <span>{t('remaining', { duration: formatDuration(seconds, locale) })}</span>
      )}
      {engine !== null && (
        <span className={styles.engine}>
          <EngineText engine={engine} />
        </span>
      )}
    </>
  );
}
