'use client';

import { type CurvesFigure, type CurvesSeries, curvesFigure, learningCurves } from '@raqam/report';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import styles from '../charts/figure-row.module.css';
import { FigureView } from '../charts/figure-view.tsx';
import { useWords } from '../charts/use-words.ts';
import { ErrorText } from '../components/error-text.tsx';
import { messageOf } from './message-of.ts';
import { readRun } from './run-client.ts';
import type { RunEntry } from './run-entry.ts';
import type { ReadRun } from './run-service.ts';

interface OverlaidCurvesProps {
  /** Two or more. */
  readonly entries: readonly RunEntry[];
}

interface NamedRun {
  readonly name: string;
  readonly run: ReadRun['run'];
}

/** How several runs learned, in the same two figures: on the images they did not learn from, where there were any. */
export function OverlaidCurves({ entries }: OverlaidCurvesProps) {
  const t = useTranslations('runs');
  const words = useWords();
  const [runs, setRuns] = useState<readonly NamedRun[] | null>(null);
  const [fault, setFault] = useState<string | null>(null);

  useEffect(() => {
    let isGone = false;
    async function read(): Promise<readonly NamedRun[]> {
      const all: NamedRun[] = [];
      for (const { id, name } of entries) {
        const read = await readRun(id);
        if (read !== null) all.push({ name: uniqueName(name, all), run: read.run });
      }
      return all;
    }
    read().then(
      (all) => isGone || setRuns(all),
      (error) => isGone || setFault(messageOf(error)),
    );
    return () => {
      isGone = true;
    };
  }, [entries]);

  if (fault !== null) {
    return (
      <p role="alert">
        {t('broken')} <ErrorText>{fault}</ErrorText>
      </p>
    );
  }
  if (words === null || runs === null) return <p>{t('reading')}</p>;
  return (
    <div className={styles.figures}>
      <FigureView figure={overlay(runs, 'accuracy')} words={words} />
      <FigureView figure={overlay(runs, 'loss')} words={words} />
    </div>
  );
}

function overlay(runs: readonly NamedRun[], quantity: 'accuracy' | 'loss'): CurvesFigure {
  const series = runs.map(({ name, run }): CurvesSeries => {
    const { train, validation } = learningCurves(run.history)[quantity];
    const set = validation.length > 0 ? 'validation' : 'train';
    const points = set === 'validation' ? validation : train;
    return { name, set, dashed: set === 'train', points: points.map(({ epoch, value }) => ({ x: epoch, y: value })) };
  });
  return curvesFigure({ id: `overlay-${quantity}`, x: 'epoch', y: quantity, series });
}

/** Two runs may have one name; their lines need two. */
function uniqueName(name: string, others: readonly NamedRun[]): string {
  const taken = new Set(others.map((other) => other.name));
  let unique = name;
  for (let number = 2; taken.has(unique); number++) unique = `${name} (${number})`;
  return unique;
}
