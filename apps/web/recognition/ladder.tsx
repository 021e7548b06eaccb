'use client';

import type { PreparationStep, TraceStage, TraceStageName } from '@raqam/recognizer';
import { formatPercent } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import { useId } from 'react';
import { Cells } from '../drawing/cells.tsx';
import styles from './ladder.module.css';

interface LadderProps {
  /** `null` while nothing is read. */
  readonly trace: readonly TraceStage[] | null;
  readonly skippedSteps: readonly PreparationStep[];
  readonly onSkip: (skippedSteps: readonly PreparationStep[]) => void;
}

const NAMES: readonly TraceStageName[] = ['ink', 'box', 'fitted', 'centered'];

/** A drawing at each step of its preparation, each of which can be left out, and what the network reads in it there. */
export function Ladder({ trace, skippedSteps, onSkip }: LadderProps) {
  const t = useTranslations('live');
  const locale = useLocale();
  const titleId = useId();

  function toggle(step: PreparationStep): void {
    onSkip(skippedSteps.includes(step) ? skippedSteps.filter((each) => each !== step) : [...skippedSteps, step]);
  }

  return (
    <figure className={styles.figure} aria-labelledby={titleId}>
      <h3 id={titleId} className={styles.title}>
        {t('ladder')}
      </h3>
      <ol className={styles.stages}>
        {NAMES.map((name) => {
          const stage = trace?.find((each) => each.name === name);
          const isSkipped = name !== 'ink' && skippedSteps.includes(name);
          return (
            <li key={name} data-skipped={isSkipped}>
              <svg className={styles.cells} viewBox="0 0 28 28" role="img" aria-label={t('cells', { name: t(name) })}>
                {stage && <Cells image={stage.image} />}
              </svg>
              {name === 'ink' ? (
                <p className={styles.name}>{t(name)}</p>
              ) : (
                <label className={styles.name}>
                  <input type="checkbox" checked={!isSkipped} onChange={() => toggle(name)} />
                  {t(name)}
                </label>
              )}
              <p className={styles.reading}>
                {stage === undefined
                  ? t('nothing')
                  : t('reads', {
                      label: String(stage.label),
                      probability: formatPercent(stage.probabilities[stage.label] ?? 0, locale),
                    })}
              </p>
              <p className={styles.note}>{t(isSkipped ? 'skipped' : `${name}Note`)}</p>
            </li>
          );
        })}
      </ol>
      <figcaption className={styles.caption}>{t('ladderCaption')}</figcaption>
    </figure>
  );
}
