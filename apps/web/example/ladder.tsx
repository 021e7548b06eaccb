'use client';

import type { TraceStage, TraceStageName } from '@raqam/recognizer';
import { formatPercent } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import { useId } from 'react';
import { Cells } from '../drawing/cells.tsx';
import styles from './ladder.module.css';

interface LadderProps {
  /** `null` while nothing is read. */
  readonly trace: readonly TraceStage[] | null;
}

const NAMES: readonly TraceStageName[] = ['ink', 'box', 'fitted', 'centered'];

/** A drawing at each step of its preparation, and what the network reads in it there. */
export function Ladder({ trace }: LadderProps) {
  const t = useTranslations('live');
  const locale = useLocale();
  const titleId = useId();
  return (
    <figure className={styles.figure} aria-labelledby={titleId}>
      <h3 id={titleId} className={styles.title}>
        {t('ladder')}
      </h3>
      <ol className={styles.stages}>
        {NAMES.map((name) => {
          const stage = trace?.find((each) => each.name === name);
          return (
            <li key={name}>
              <svg className={styles.cells} viewBox="0 0 28 28" role="img" aria-label={t('cells', { name: t(name) })}>
                {stage && <Cells image={stage.image} />}
              </svg>
              <p className={styles.name}>{t(name)}</p>
              <p className={styles.reading}>
                {stage === undefined
                  ? t('nothing')
                  : t('reads', {
                      label: String(stage.label),
                      probability: formatPercent(stage.probabilities[stage.label] ?? 0, locale),
                    })}
              </p>
              <p className={styles.note}>{t(`${name}Note`)}</p>
            </li>
          );
        })}
      </ol>
      <figcaption className={styles.caption}>{t('ladderCaption')}</figcaption>
    </figure>
  );
}
