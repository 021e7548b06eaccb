'use client';

import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { FigureView } from '../charts/figure-view.tsx';
import { useWords } from '../charts/use-words.ts';
import styles from './live-curves.module.css';
import { comparisonFigures, liveFigures } from './live-figures.ts';
import type { RunProgress } from './progress-tracker.ts';
import type { FinishedRun } from './session-messages.ts';

type LiveCurvesProps = Pick<RunProgress, 'curves' | 'history' | 'numEpochs'>;

/** Accuracy and loss as the network learns. Drawn again only when a line has a point more: most steps do not add one. */
export const LiveCurves = memo(
  function LiveCurves(props: LiveCurvesProps) {
    return <Pair {...liveFigures(props)} />;
  },
  (before, after) =>
    before.numEpochs === after.numEpochs &&
    before.history.length === after.history.length &&
    before.curves.accuracy.length === after.curves.accuracy.length &&
    before.curves.accuracy[0]?.y === after.curves.accuracy[0]?.y,
);

/** The runs of a comparison on common axes. */
export const ComparedCurves = memo(function ComparedCurves({ runs }: { readonly runs: readonly FinishedRun[] }) {
  return <Pair {...comparisonFigures(runs)} />;
});

function Pair({ accuracy, loss }: ReturnType<typeof liveFigures>) {
  const t = useTranslations('charts');
  const words = useWords();
  const isEmpty = accuracy.series.length === 0;
  return (
    <div className={styles.pair} data-empty={isEmpty}>
      {isEmpty && <p>{t('empty')}</p>}
      {words !== null && !isEmpty && (
        <>
          <FigureView figure={accuracy} words={words} />
          <FigureView figure={loss} words={words} />
        </>
      )}
    </div>
  );
}
