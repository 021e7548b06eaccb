'use client';

import { formatBytes, formatNumber } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import { ErrorText } from '../components/error-text.tsx';
import styles from './data-desk.module.css';
import type { OpeningProgress } from './data-service.ts';
import type { DataState } from './use-data-set.ts';

interface OpeningStatusProps {
  readonly state: DataState;
  readonly onCancel: () => void;
}

/** How far opening is, a way to stop it, and why it failed. */
export function OpeningStatus({ state, onCancel }: OpeningStatusProps) {
  const t = useTranslations('dataDesk');
  const isOpening = state.status === 'opening';
  return (
    <div>
      <output className={styles.status}>
        {isOpening && <ProgressText source={state.choice.source} progress={state.progress} />}
        {state.status === 'failed' && (
          <>
            {t('failed')} <ErrorText>{state.message}</ErrorText>
          </>
        )}
      </output>
      {isOpening && (
        <div className={styles.opening}>
          <ProgressBar progress={state.progress} label={t('opening')} />
          <button type="button" onClick={onCancel}>
            {t('cancel')}
          </button>
        </div>
      )}
    </div>
  );
}

function ProgressText({ source, progress }: { readonly source: string; readonly progress: OpeningProgress | null }) {
  const t = useTranslations('dataDesk');
  const digits = useTranslations('digits');
  const locale = useLocale();
  if (progress === null) {
    if (source === 'mnist') return digits('loading');
    return source === 'synthetic' ? digits('drawing') : t('reading');
  }
  if ('numRead' in progress) {
    return t('readingFiles', {
      read: formatNumber(progress.numRead, locale),
      files: formatNumber(progress.numFiles, locale),
    });
  }
  const { file, receivedBytes, totalBytes } = progress;
  const received = formatBytes(receivedBytes, locale);
  if (totalBytes === null) return digits('fetching', { file, received });
  return digits('fetchingOf', { file, received, total: formatBytes(totalBytes, locale) });
}

/** A bar that runs where the whole is not known. */
function ProgressBar({ progress, label }: { readonly progress: OpeningProgress | null; readonly label: string }) {
  if (progress !== null && 'numRead' in progress) {
    return <progress aria-label={label} value={progress.numRead} max={progress.numFiles} />;
  }
  if (progress === null || progress.totalBytes === null) return <progress aria-label={label} />;
  return <progress aria-label={label} value={progress.receivedBytes} max={progress.totalBytes} />;
}
