'use client';

import { formatNumber, formatPercent } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useId, useSyncExternalStore } from 'react';
import { Pad } from '../drawing/pad.tsx';
import { useDrawing } from '../drawing/use-drawing.ts';
import { LayerMaps } from '../inside/layer-maps.tsx';
import { BarList } from '../recognition/bar-list.tsx';
import styles from './live-drawing.module.css';
import type { DrawingReading } from './session-messages.ts';
import type { TrainingClient } from './training-client.ts';

/** The visitor's drawing as the network reads it while it learns, and what each layer makes of it. */
export function LiveDrawing({ training }: { readonly training: TrainingClient }) {
  const t = useTranslations('training');
  const titleId = useId();
  const barsId = useId();
  const [ink, dispatch] = useDrawing();
  const reading = useSyncExternalStore(training.subscribe, training.reading, () => null);
  const { strokes } = ink;

  useEffect(() => training.read(strokes.length > 0 ? strokes : null), [training, strokes]);

  const probabilities = Array.from(reading?.layers?.at(-1)?.outputs ?? []);
  return (
    <section className={styles.drawing} aria-labelledby={titleId}>
      <h2 id={titleId}>{t('yourDrawing')}</h2>
      <div className={styles.columns}>
        <div className={styles.pad}>
          <Pad ink={ink} dispatch={dispatch} />
        </div>
        <div className={styles.answer}>
          <p id={barsId} className={styles.sentence}>
            <Answer reading={reading} probabilities={probabilities} />
          </p>
          <BarList labelledBy={barsId} probabilities={probabilities.length > 0 ? probabilities : null} />
        </div>
      </div>
      {reading !== null && reading.layers !== null && (
        <details className={styles.layers}>
          <summary>{t('layersOfDrawing')}</summary>
          <LayerMaps spec={reading.spec} activations={reading.layers} />
        </details>
      )}
    </section>
  );
}

interface AnswerProps {
  readonly reading: DrawingReading | null;
  readonly probabilities: readonly number[];
}

function Answer({ reading, probabilities }: AnswerProps) {
  const t = useTranslations('training');
  const locale = useLocale();
  if (reading === null) return t('notReadYet');
  if (probabilities.length === 0) return t('nothingDrawn');
  const digit = probabilities.indexOf(Math.max(...probabilities));
  const values = {
    digit: String(digit),
    share: formatPercent(probabilities[digit] ?? 0, locale),
    b: (text: React.ReactNode) => <strong className={styles.digit}>{text}</strong>,
  };
  return reading.step === null
    ? t.rich('readsAtLast', values)
    : t.rich('readsAtStep', { ...values, step: formatNumber(reading.step, locale) });
}
