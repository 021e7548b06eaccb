'use client';

import { formatBytes, formatNumber } from '@raqam/report';
import { proxy } from 'comlink';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { ErrorText } from '../components/error-text.tsx';
import prose from '../components/prose.module.css';
import { AskForDigits } from '../digits/ask-for-digits.tsx';
import { messageOf } from '../runs/message-of.ts';
import { WorkerService } from '../runs/worker-service.ts';
import type { ReplayOutcome } from './compare-replay.ts';
import styles from './replay-panel.module.css';
import type { ReplayProgress, replayService } from './replay-service.ts';

interface ReplayPanelProps {
  /** Of the run. */
  readonly id: string;
}

type Replay =
  | { readonly status: 'idle' | 'asking' | 'missing' | 'synthetic' }
  | { readonly status: 'working'; readonly progress: ReplayProgress | null }
  | { readonly status: 'failed'; readonly message: string }
  | { readonly status: 'done'; readonly outcome: ReplayOutcome };

/** How often the bar moves: steps may end hundreds of times a second. */
const SHOW_INTERVAL_MS = 100;

/** Trains a run once more and tells whether the same weights come out, to the bit. */
export function ReplayPanel({ id }: ReplayPanelProps) {
  const t = useTranslations('judge');
  const [replay, setReplay] = useState<Replay>({ status: 'idle' });
  const [service] = useState(
    () =>
      new WorkerService<typeof replayService>(
        () => new Worker(new URL('./replay-worker.ts', import.meta.url), { type: 'module' }),
      ),
  );
  useEffect(() => () => service.stop(), [service]);

  async function start(mayDownload: boolean): Promise<Replay> {
    let shownAt = 0;
    const onProgress = (progress: ReplayProgress) => {
      if (performance.now() - shownAt < SHOW_INTERVAL_MS) return;
      shownAt = performance.now();
      setReplay({ status: 'working', progress });
    };
    try {
      const outcome = await service.call<ReplayOutcome | null>((api) => api.replay(id, mayDownload, proxy(onProgress)));
      return outcome === null ? { status: 'missing' } : { status: 'done', outcome };
    } catch (error) {
      const name = error instanceof Error ? error.name : '';
      if (name === 'DigitsMissingError') return { status: 'asking' };
      if (name === 'AbortError') return { status: 'idle' };
      return { status: 'failed', message: messageOf(error) };
    } finally {
      service.stop();
    }
  }

  function begin(mayDownload: boolean): void {
    setReplay({ status: 'working', progress: null });
    void start(mayDownload).then(setReplay);
  }

  return (
    <div className={styles.replay}>
      <p className={prose.note}>{t('replayLead')}</p>
      {replay.status === 'asking' && (
        <AskForDigits
          onAnswer={({ source, mayDownload }) =>
            source === 'mnist' ? begin(mayDownload) : setReplay({ status: 'synthetic' })
          }
        />
      )}
      {replay.status === 'working' && (
        <div className={styles.progress}>
          <Progress progress={replay.progress} />
          <button type="button" onClick={() => service.stop()}>
            {t('stop')}
          </button>
        </div>
      )}
      <output className={styles.outcome}>
        {replay.status === 'missing' && t('missing')}
        {replay.status === 'synthetic' && t('replaySynthetic')}
        {replay.status === 'failed' && (
          <>
            {t('replayFailed')} <ErrorText>{replay.message}</ErrorText>
          </>
        )}
        {replay.status === 'done' && <Outcome outcome={replay.outcome} />}
      </output>
      {replay.status !== 'working' && replay.status !== 'asking' && (
        <button type="button" onClick={() => begin(false)}>
          {t('replay')}
        </button>
      )}
    </div>
  );
}

function Progress({ progress }: { readonly progress: ReplayProgress | null }) {
  const t = useTranslations('judge');
  const locale = useLocale();
  if (progress?.stage !== 'training') {
    const received = progress?.receivedBytes ?? 0;
    return (
      <span>
        {received === 0 ? t('replayLoading') : t('replayFetching', { received: formatBytes(received, locale) })}
      </span>
    );
  }
  const { numDone, numSteps } = progress;
  return (
    <>
      <progress value={numDone} max={numSteps} aria-label={t('replaySteps')} />
      <span>{t('replayStep', { step: formatNumber(numDone, locale), steps: formatNumber(numSteps, locale) })}</span>
    </>
  );
}

function Outcome({ outcome }: { readonly outcome: ReplayOutcome }) {
  const t = useTranslations('judge');
  const locale = useLocale();
  const number = (value: number) => formatNumber(value, locale);
  const digest = (text: string) => (
    <bdi dir="ltr" className={styles.digest}>
      {text}
    </bdi>
  );
  switch (outcome.kind) {
    case 'same':
      return (
        <>
          <strong>{t('replaySame')}</strong> {digest(outcome.weightsSha256)}
        </>
      );
    case 'sameEpochs':
      return t('replaySameEpochs', { count: outcome.numEpochs, epochs: number(outcome.numEpochs) });
    case 'different':
      return (
        <>
          <strong>
            {outcome.epoch === null
              ? t('replayOtherWeights')
              : t('replayOtherEpoch', { epoch: number(outcome.epoch + 1) })}
          </strong>{' '}
          {t(outcome.isFast ? 'replayFast' : 'replayOtherProgram')}{' '}
          {outcome.weightsSha256 !== null && digest(outcome.weightsSha256)}
        </>
      );
    case 'otherData':
      return (
        <>
          {t('replayOtherData')} {digest(`${outcome.wanted.name} ${outcome.wanted.sha256}`)}{' '}
          {digest(`${outcome.found.name} ${outcome.found.sha256}`)}
        </>
      );
  }
}
