'use client';

import { formatBytes, formatNumber } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import { ErrorText } from '../components/error-text.tsx';
import { AskForDigits } from '../digits/ask-for-digits.tsx';
import type { DigitsChoice } from '../digits/load-digits.ts';
import type { JudgeProgress } from './judge-service.ts';
import styles from './judging-status.module.css';
import type { Judging } from './use-judging.ts';

interface JudgingStatusProps {
  readonly judging: Judging;
  /** What the button says that begins it. */
  readonly startLabel: string;
  readonly onStart: (digits?: DigitsChoice) => void;
  readonly onStop: () => void;
}

/** Begins judging, tells how far it is, asks where images may come from, and tells what went wrong. */
export function JudgingStatus({ judging, startLabel, onStart, onStop }: JudgingStatusProps) {
  const t = useTranslations('judge');
  const start = (
    <button type="button" onClick={() => onStart()}>
      {startLabel}
    </button>
  );
  switch (judging.status) {
    case 'idle':
      return <p>{start}</p>;
    case 'asking':
      return <AskForDigits onAnswer={onStart} />;
    case 'missing':
      return <p>{t('missing')}</p>;
    case 'failed':
      return (
        <div className={styles.status}>
          <p role="alert">
            {t('failed')} <ErrorText>{judging.message}</ErrorText>
          </p>
          {start}
        </div>
      );
    case 'working':
      return (
        <div className={styles.status}>
          <Progress progress={judging.progress} />
          <button type="button" onClick={onStop}>
            {t('stop')}
          </button>
        </div>
      );
    case 'done':
      return null;
  }
}

function Progress({ progress }: { readonly progress: JudgeProgress | null }) {
  const t = useTranslations('judge');
  const locale = useLocale();
  const text =
    progress === null || (progress.stage === 'loading' && progress.receivedBytes === 0)
      ? t('loading')
      : progress.stage === 'loading'
        ? t('fetching', { received: formatBytes(progress.receivedBytes, locale) })
        : t('reading', { count: progress.count, images: formatNumber(progress.count, locale) });
  return <output>{text}</output>;
}
