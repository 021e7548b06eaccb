'use client';

import type { Metrics } from '@raqam/artifact';
import { confusionFigure, reliabilityFigure } from '@raqam/report';
import type { Words } from '@raqam/report/words';
import { useTranslations } from 'next-intl';
import { useId, useMemo, useState } from 'react';
import { FigureTable } from '../charts/figure-table.tsx';
import { FigureView } from '../charts/figure-view.tsx';
import type { HeatMapCell } from '../charts/heat-map.tsx';
import { useWords } from '../charts/use-words.ts';
import prose from '../components/prose.module.css';
import type { DigitsChoice } from '../digits/load-digits.ts';
import type { NetworkSource } from '../inside/network-source.ts';
import styles from './judge-panel.module.css';
import { type Judgement, judgedIndices } from './judgement.ts';
import { JudgingStatus } from './judging-status.tsx';
import { PagedPictures } from './paged-pictures.tsx';
import { useJudging } from './use-judging.ts';

interface JudgePanelProps {
  readonly source: NetworkSource;
  /** Whose test images it reads: of the digits that it learnt. */
  readonly digits: DigitsChoice['source'];
  /** What is known of it without judging it again; `null` where it never was. */
  readonly recorded: {
    readonly metrics: Metrics;
    readonly confusionMatrix: readonly (readonly number[])[];
  } | null;
}

/** The report shows 18 right ones, in three rows of six. */
const NUM_RIGHT = 18;
const NUM_WRONG = 24;

/** What a network confuses, as its record tells it; and, once it has read the test images here, each of them. */
export function JudgePanel({ source, digits, recorded }: JudgePanelProps) {
  const t = useTranslations('judge');
  const words = useWords();
  const sources = useMemo(() => [source], [source]);
  const [judging, start, stop] = useJudging(sources, digits);
  const [mode, setMode] = useState<'counts' | 'rates'>('counts');
  const [opened, setOpened] = useState<HeatMapCell | null>(null);
  if (words === null) return null;
  const judgement = judging.status === 'done' ? judging.judgements[0] : null;
  const known = judgement ?? recorded;

  function open(cell: HeatMapCell): void {
    setOpened(cell);
    if (judging.status === 'idle' || judging.status === 'failed') start();
  }

  return (
    <div className={styles.panel}>
      {known === null ? <p className={prose.note}>{t('notJudged')}</p> : <p>{words.accuracy(known.metrics)}</p>}
      <JudgingStatus judging={judging} startLabel={t('start')} onStart={start} onStop={stop} />
      {known !== null && (
        <section>
          <label className={styles.choice}>
            <input
              type="checkbox"
              checked={mode === 'rates'}
              onChange={({ target }) => setMode(target.checked ? 'rates' : 'counts')}
            />
            {t('rates')}
          </label>
          <FigureView
            figure={confusionFigure(known.confusionMatrix, mode)}
            words={words}
            opened={opened}
            onOpen={open}
          />
        </section>
      )}
      {judgement !== null && <Judged judgement={judgement} opened={opened} words={words} />}
    </div>
  );
}

interface JudgedProps {
  readonly judgement: Judgement;
  readonly opened: HeatMapCell | null;
  readonly words: Words;
}

/** What can be told only with the images at hand. */
function Judged({ judgement, opened, words }: JudgedProps) {
  const t = useTranslations('judge');
  const classesId = useId();
  const { report, calibration } = judgement;
  const right = useMemo(
    // In the order of the test set: the surest ones would all look alike.
    () => judgedIndices(judgement, (label, prediction) => label === prediction).sort((a, b) => a - b),
    [judgement],
  );
  const wrong = useMemo(() => judgedIndices(judgement, (label, prediction) => label !== prediction), [judgement]);
  const inCell = useMemo(
    () =>
      opened === null
        ? []
        : judgedIndices(judgement, (label, prediction) => label === opened.row && prediction === opened.column),
    [judgement, opened],
  );
  const classes = words.classification(report);
  const common = { judgement, words };
  return (
    <>
      {opened !== null && (
        <section aria-live="polite">
          <PagedPictures
            {...common}
            key={`${opened.row} ${opened.column}`}
            id="cell"
            subject={t('cell', { label: String(opened.row), prediction: String(opened.column) })}
            indices={inCell}
            pageSize={NUM_WRONG}
          />
        </section>
      )}
      <section>
        <PagedPictures {...common} id="wrong" subject={t('wrong')} indices={wrong} pageSize={NUM_WRONG} />
      </section>
      <section>
        <PagedPictures {...common} id="right" subject={t('right')} indices={right} pageSize={NUM_RIGHT} />
      </section>
      <section>
        <p id={classesId} className={styles.title}>
          {t('classes')}
        </p>
        <FigureTable labelledBy={classesId} table={classes.table} />
        <p>{classes.sentence}</p>
        <p className={prose.note}>{classes.caption}</p>
      </section>
      <section>
        <FigureView figure={reliabilityFigure(calibration)} words={words} />
      </section>
    </>
  );
}
