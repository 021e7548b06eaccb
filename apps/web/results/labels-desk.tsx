'use client';

import { formatBytes, formatNumber, formatPercent, type SuspectLabel } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { DigitCanvas } from '../charts/digit-canvas.tsx';
import { ErrorText } from '../components/error-text.tsx';
import { AskForDigits } from '../digits/ask-for-digits.tsx';
import { messageOf } from '../runs/message-of.ts';
import { saveFile } from '../runs/save-file.ts';
import { loadPictures } from './judge-client.ts';
import { type LabelVote, type LabelVotes, loadVotes, saveVotes, VOTES } from './label-votes.ts';
import styles from './labels-desk.module.css';

interface LabelsDeskProps {
  /** The surest first. */
  readonly suspects: readonly SuspectLabel[];
  /** How many networks were asked. */
  readonly numRuns: number;
}

type Pictures =
  | { readonly status: 'loading'; readonly receivedBytes: number }
  | { readonly status: 'asking' | 'declined' }
  | { readonly status: 'failed'; readonly message: string }
  | { readonly status: 'loaded'; readonly pixels: Uint8Array };

const SIZE = 28;

/** Test images whose labels several networks doubt, for a person to look at and to decide on. */
export function LabelsDesk({ suspects, numRuns }: LabelsDeskProps) {
  const t = useTranslations('labels');
  const locale = useLocale();
  const [votes, setVotes] = useState<LabelVotes>({});
  const [mayDownload, setMayDownload] = useState(false);
  const [pictures, setPictures] = useState<Pictures>({ status: 'loading', receivedBytes: 0 });

  // After the first render, which has to be the one that was exported.
  useEffect(() => setVotes(loadVotes()), []);

  useEffect(() => {
    let isGone = false;
    const show = (next: Pictures) => {
      if (!isGone) setPictures(next);
    };
    const indices = suspects.map(({ index }) => index);
    loadPictures(indices, mayDownload, (progress) => {
      if (progress.stage === 'loading') show({ status: 'loading', receivedBytes: progress.receivedBytes });
    }).then(
      (pixels) => show({ status: 'loaded', pixels }),
      (error: unknown) => {
        const isMissing = error instanceof Error && error.name === 'DigitsMissingError';
        show(isMissing ? { status: 'asking' } : { status: 'failed', message: messageOf(error) });
      },
    );
    return () => {
      isGone = true;
    };
  }, [suspects, mayDownload]);

  function change(next: LabelVotes): void {
    setVotes(next);
    saveVotes(next);
  }

  function exportVotes(): void {
    const decided = suspects.flatMap(({ index, label, prediction }) => {
      const vote = votes[index];
      return vote === undefined ? [] : [{ index, label, prediction, vote }];
    });
    const text = JSON.stringify({ dataset: 'mnist/test', votes: decided }, null, 2);
    saveFile(new Blob([`${text}\n`], { type: 'application/json' }), 'label-votes.json');
  }

  const numVotes = suspects.filter(({ index }) => votes[index] !== undefined).length;
  return (
    <div className={styles.desk}>
      {pictures.status === 'loading' && (
        <output>
          {pictures.receivedBytes === 0
            ? t('loading')
            : t('fetching', { received: formatBytes(pictures.receivedBytes, locale) })}
        </output>
      )}
      {pictures.status === 'asking' && (
        <AskForDigits
          onAnswer={({ source }) => (source === 'mnist' ? setMayDownload(true) : setPictures({ status: 'declined' }))}
        />
      )}
      {pictures.status === 'declined' && <p>{t('declined')}</p>}
      {pictures.status === 'failed' && (
        <p role="alert">
          {t('failed')} <ErrorText>{pictures.message}</ErrorText>
        </p>
      )}
      <ol className={styles.suspects}>
        {suspects.map((suspect, i) => (
          <Suspect
            key={suspect.index}
            suspect={suspect}
            numRuns={numRuns}
            pixels={
              pictures.status === 'loaded'
                ? pictures.pixels.subarray(i * SIZE * SIZE, (i + 1) * SIZE * SIZE)
                : NO_PIXELS
            }
            vote={votes[suspect.index] ?? null}
            onVote={(vote) => change({ ...votes, [suspect.index]: vote })}
          />
        ))}
      </ol>
      <div className={styles.outcome}>
        <output>
          {t('voted', {
            count: numVotes,
            votes: formatNumber(numVotes, locale),
            of: formatNumber(suspects.length, locale),
          })}
        </output>
        <button type="button" disabled={numVotes === 0} onClick={exportVotes}>
          {t('export')}
        </button>
        <button type="button" disabled={numVotes === 0} onClick={() => change({})}>
          {t('forget')}
        </button>
      </div>
    </div>
  );
}

const NO_PIXELS = new Uint8Array(SIZE * SIZE);

interface SuspectProps {
  readonly suspect: SuspectLabel;
  readonly numRuns: number;
  readonly pixels: Uint8Array;
  readonly vote: LabelVote | null;
  readonly onVote: (vote: LabelVote) => void;
}

function Suspect({ suspect: { index, label, prediction, confidence }, numRuns, pixels, vote, onVote }: SuspectProps) {
  const t = useTranslations('labels');
  const locale = useLocale();
  const values = { label: String(label), prediction: String(prediction) };
  return (
    <li>
      <div className={styles.picture}>
        <DigitCanvas pixels={pixels} height={SIZE} width={SIZE} label={t('image', { index: String(index) })} />
      </div>
      <fieldset className={styles.votes}>
        <legend>
          {t('doubt', {
            ...values,
            index: String(index),
            count: numRuns,
            networks: formatNumber(numRuns, locale),
            share: formatPercent(confidence, locale, { decimals: 1 }),
          })}
        </legend>
        {VOTES.map((each) => (
          <label key={each}>
            <input type="radio" name={`vote-${index}`} checked={vote === each} onChange={() => onVote(each)} />
            {t(`votes.${each}`, values)}
          </label>
        ))}
      </fieldset>
    </li>
  );
}
