'use client';

import { isMnistKept } from '@raqam/dataset/browser';
import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useState } from 'react';
import prose from '../components/prose.module.css';
import { AskForDigits } from '../digits/ask-for-digits.tsx';
import { type DataAddress, formatDataAddress, parseDataAddress } from './data-address.ts';
import type { DataChoice, DataSource, PlacedFile } from './data-choice.ts';
import styles from './data-desk.module.css';
import { DropArea } from './drop-area.tsx';
import { FileChooser } from './file-chooser.tsx';
import { ForgetMnist } from './forget-mnist.tsx';
import { OpenedData } from './opened-data.tsx';
import { OpeningStatus } from './opening-status.tsx';
import { RefusedFiles } from './refused-files.tsx';
import { SeedField } from './seed-field.tsx';
import { SourceChoice } from './source-choice.tsx';
import { type DataState, useDataSet } from './use-data-set.ts';

/** Chooses a data set, opens it, and shows what is in it. The address tells what is shown. */
export function DataDesk() {
  const t = useTranslations('dataDesk');
  const search = useSearchParams();
  const [[first, ignored]] = useState(() => parseDataAddress(new URLSearchParams(search.toString())));
  const [address, setAddress] = useState(first);
  const { state, worker, open, close } = useDataSet();
  const [isNormalized, setNormalized] = useState(true);

  function change(next: Partial<DataAddress>): void {
    const changed = { ...address, ...next };
    setAddress(changed);
    const query = formatDataAddress(changed);
    history.replaceState(null, '', `${location.pathname}${query === '' ? '' : `?${query}`}${location.hash}`);
  }

  function choose(source: DataSource): void {
    change({ source, part: null, digit: null, image: null });
    // Of the visitor's own files nothing is known before some are chosen.
    if (source === 'files') close();
    else open(choiceOf(source, address.seed));
  }

  function answer(choice: DataChoice): void {
    change({ source: choice.source });
    open(choice);
  }

  function openFiles(files: readonly PlacedFile[], normalized = isNormalized): void {
    if (files.length === 0) return;
    change({ source: 'files', part: null, digit: null, image: null });
    open({ source: 'files', files, isNormalized: normalized });
  }

  const openAddressed = useEffectEvent(async () => {
    if (first.source === 'files') return;
    if (first.source !== null) open(choiceOf(first.source, first.seed));
    // Eleven megabytes are not fetched before somebody wants to see them; what is kept already costs nothing.
    else if (await isMnistKept()) answer({ source: 'mnist', mayDownload: false });
  });
  useEffect(() => {
    void openAddressed();
  }, []);

  const opened = state.status === 'done' && state.result.status === 'opened' ? state.result : null;
  const files = state.status !== 'idle' && state.choice.source === 'files' ? state.choice.files : [];
  return (
    <DropArea onFiles={(dropped) => openFiles(dropped)}>
      <SourceChoice source={address.source} onChoose={choose} />
      {ignored.length > 0 && (
        <p className={prose.note}>
          {t('ignored')} <bdi dir="ltr">{ignored.join(', ')}</bdi>
        </p>
      )}
      {address.source === 'files' && (
        <FileChooser
          isNormalized={isNormalized}
          onFiles={(chosen) => openFiles(chosen)}
          onNormalize={(normalized) => {
            setNormalized(normalized);
            openFiles(files, normalized);
          }}
        />
      )}
      {address.source === 'synthetic' && (
        <SeedField
          seed={address.seed}
          onChange={(seed) => {
            change({ seed, image: null });
            open({ source: 'synthetic', seed });
          }}
        />
      )}
      <OpeningStatus
        state={state}
        onCancel={() => {
          close();
          change({ source: null });
        }}
      />
      {isMnistMissing(state) && (
        <AskForDigits
          onAnswer={(wish) =>
            answer(
              wish.source === 'mnist' ? { source: 'mnist', mayDownload: true } : choiceOf('synthetic', address.seed),
            )
          }
        />
      )}
      {state.status === 'done' && state.result.status === 'none' && <p>{t('noCorrections')}</p>}
      {state.status === 'done' && state.result.status === 'unusable' && (
        <>
          <p role="alert">{t(state.result.fault)}</p>
          <RefusedFiles refused={state.result.refused} />
        </>
      )}
      {opened !== null && (
        <div className={styles.opened}>
          {opened.refused.length > 0 && <RefusedFiles refused={opened.refused} />}
          <OpenedData opened={opened} worker={worker} address={address} onChange={change} />
          {address.source === 'mnist' && <ForgetMnist />}
        </div>
      )}
    </DropArea>
  );
}

/** Whether MNIST was not at hand, or not to be had. */
function isMnistMissing(state: DataState): boolean {
  if (state.status === 'done') return state.result.status === 'missing';
  return state.status === 'failed' && state.choice.source === 'mnist';
}

function choiceOf(source: Exclude<DataSource, 'files'>, seed: number): DataChoice {
  if (source === 'mnist') return { source, mayDownload: false };
  return source === 'synthetic' ? { source, seed } : { source };
}
