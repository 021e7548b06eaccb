'use client';

import { learningCurves } from '@raqam/report';
import { useTranslations } from 'next-intl';
import { useEffect, useId, useState } from 'react';
import { ConfusionMatrix } from '../charts/confusion-matrix.tsx';
import { LearningFigures } from '../charts/learning-figures.tsx';
import { ErrorText } from '../components/error-text.tsx';
import prose from '../components/prose.module.css';
import { ConfusionSummary } from './confusion-summary.tsx';
import { messageOf } from './message-of.ts';
import { type ReadRun, readRun } from './read-run.ts';
import { RunActions } from './run-actions.tsx';
import type { RunEntry } from './run-entry.ts';
import { RunFacts } from './run-facts.tsx';
import { loadRun } from './run-store.ts';
import styles from './run-view.module.css';

interface RunViewProps {
  readonly entry: RunEntry;
  readonly onDelete: () => void;
}

type Reading =
  | { readonly status: 'reading' }
  | { readonly status: 'missing' }
  | { readonly status: 'broken'; readonly message: string }
  | ({ readonly status: 'read' } & ReadRun);

/** All that one run tells of itself: its figures, how it learned, and what it confuses. */
export function RunView({ entry, onDelete }: RunViewProps) {
  const t = useTranslations('runs');
  const id = useId();
  const [file, setFile] = useState<Uint8Array<ArrayBuffer> | null>(null);
  const [reading, setReading] = useState<Reading>({ status: 'reading' });

  useEffect(() => {
    let isGone = false;
    async function read(): Promise<Reading> {
      try {
        const bytes = await loadRun(entry.id);
        if (bytes === null) return { status: 'missing' };
        if (!isGone) setFile(bytes);
        return { status: 'read', ...(await readRun(bytes, entry.name)) };
      } catch (error) {
        return { status: 'broken', message: messageOf(error) };
      }
    }
    void read().then((result) => {
      if (!isGone) setReading(result);
    });
    return () => {
      isGone = true;
    };
  }, [entry]);

  return (
    <article className={styles.run} aria-labelledby={`${id}-name`}>
      <div className={styles.head}>
        <h3 id={`${id}-name`}>
          <bdi>{entry.name}</bdi>
        </h3>
        <RunActions name={entry.name} file={file} onDelete={onDelete} />
      </div>
      {reading.status === 'reading' && <p>{t('reading')}</p>}
      {reading.status === 'missing' && <p>{t('missing')}</p>}
      {reading.status === 'broken' && (
        <p>
          {t('broken')} <ErrorText>{reading.message}</ErrorText>
        </p>
      )}
      {reading.status === 'read' && <RunContent id={id} {...reading} />}
    </article>
  );
}

function RunContent({ id, run, numParameters }: ReadRun & { readonly id: string }) {
  const t = useTranslations('runs');
  const { accuracy, loss } = learningCurves(run.history);
  return (
    <>
      <section>
        <h4 id={`${id}-facts`}>{t('facts')}</h4>
        <RunFacts labelledBy={`${id}-facts`} run={run} numParameters={numParameters} />
      </section>
      <section>
        <h4>{t('curves')}</h4>
        {run.history.length === 0 ? (
          <p className={prose.note}>{t('noCurves')}</p>
        ) : (
          <LearningFigures
            accuracy={linesOf(accuracy)}
            loss={linesOf(loss)}
            epochExtent={accuracy.epochExtent}
            note={t('curvesNote')}
          />
        )}
      </section>
      <section>
        <h4 id={`${id}-confusion`}>{t('confusion')}</h4>
        {run.confusionMatrix === null ? (
          <p className={prose.note}>{t('noConfusion')}</p>
        ) : (
          <>
            <ConfusionSummary counts={run.confusionMatrix} />
            <ConfusionMatrix labelledBy={`${id}-confusion`} counts={run.confusionMatrix} />
          </>
        )}
      </section>
    </>
  );
}

type Curve = ReturnType<typeof learningCurves>['accuracy'];

function linesOf({ train, validation }: Curve) {
  const points = (line: Curve['train']) => line.map(({ epoch, value }) => [epoch, value] as const);
  return { train: points(train), validation: points(validation) };
}
