'use client';

import { historyFigures } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useId, useMemo, useState } from 'react';
import figures from '../charts/figure-row.module.css';
import { FigureView } from '../charts/figure-view.tsx';
import { useWords } from '../charts/use-words.ts';
import { ErrorText } from '../components/error-text.tsx';
import prose from '../components/prose.module.css';
import { pathOf } from '../i18n/routes.ts';
import { formatNetworkSource, type NetworkSource } from '../inside/network-source.ts';
import { digitsOf } from '../results/digits-of.ts';
import { JudgePanel } from '../results/judge-panel.tsx';
import { ReplayPanel } from '../results/replay-panel.tsx';
import { TimeSlider } from '../results/time-slider.tsx';
import { messageOf } from './message-of.ts';
import { RunActions } from './run-actions.tsx';
import { readRun } from './run-client.ts';
import type { RunEntry } from './run-entry.ts';
import { RunFacts } from './run-facts.tsx';
import type { ReadRun } from './run-service.ts';
import styles from './run-view.module.css';

interface RunViewProps {
  readonly entry: RunEntry;
  readonly onRename: (name: string) => void;
  readonly onDelete: () => void;
}

type Reading =
  | { readonly status: 'reading' }
  | { readonly status: 'missing' }
  | { readonly status: 'broken'; readonly message: string }
  | ({ readonly status: 'read' } & ReadRun);

/** All that one run tells of itself: its figures, how it learned, what it confuses, and whether it can be repeated. */
export function RunView({ entry, onRename, onDelete }: RunViewProps) {
  const t = useTranslations('runs');
  const nameId = useId();
  const [reading, setReading] = useState<Reading>({ status: 'reading' });

  useEffect(() => {
    let isGone = false;
    async function read(): Promise<Reading> {
      try {
        const found = await readRun(entry.id);
        return found === null ? { status: 'missing' } : { status: 'read', ...found };
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
  }, [entry.id]);

  return (
    <article className={styles.run} aria-labelledby={nameId}>
      <div className={styles.head}>
        <h3 id={nameId}>
          <bdi>{entry.name}</bdi>
        </h3>
        <RunActions entry={entry} onRename={onRename} onDelete={onDelete} />
      </div>
      {reading.status === 'reading' && <p>{t('reading')}</p>}
      {reading.status === 'missing' && <p>{t('missing')}</p>}
      {reading.status === 'broken' && (
        <p>
          {t('broken')} <ErrorText>{reading.message}</ErrorText>
        </p>
      )}
      {reading.status === 'read' && <RunContent id={entry.id} {...reading} />}
    </article>
  );
}

function RunContent({ id, run, numParameters }: ReadRun & { readonly id: string }) {
  const t = useTranslations('runs');
  const judge = useTranslations('judge');
  const locale = useLocale();
  const factsId = useId();
  const words = useWords();
  const source: NetworkSource = useMemo(() => ({ kind: 'run', id }), [id]);
  const curves = useMemo(() => (run.history.length === 0 ? null : historyFigures(run.history, null)), [run]);
  const { metrics, confusionMatrix } = run;
  return (
    <>
      <section>
        <h4 id={factsId}>{t('facts')}</h4>
        <RunFacts labelledBy={factsId} run={run} numParameters={numParameters} />
        <p>
          <a href={`${pathOf(locale, 'learn/cnn')}?network=${formatNetworkSource(source)}`}>{judge('lookInside')}</a>
        </p>
      </section>
      <section>
        <h4>{t('curves')}</h4>
        {curves === null && <p className={prose.note}>{t('noCurves')}</p>}
        {curves !== null && words !== null && (
          <div className={figures.figures}>
            <FigureView figure={curves.accuracy} words={words} />
            <FigureView figure={curves.loss} words={words} />
          </div>
        )}
      </section>
      <section>
        <h4>{t('confusion')}</h4>
        <JudgePanel
          source={source}
          digits={digitsOf(run.dataset)}
          recorded={metrics === null || confusionMatrix === null ? null : { metrics, confusionMatrix }}
        />
      </section>
      <section>
        <h4>{judge('timeTitle')}</h4>
        {run.snapshots.length === 0 ? <p className={prose.note}>{judge('timeNone')}</p> : <TimeSlider run={run} />}
      </section>
      <section>
        <h4>{judge('replayTitle')}</h4>
        <ReplayPanel id={id} />
      </section>
    </>
  );
}
