'use client';

import type { PlainDrawing, Prediction } from '@raqam/recognizer';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { DIGITS } from '../recognition/digits.ts';
import styles from './correction-form.module.css';

interface CorrectionFormProps {
  /** Strokes in pad units, or a picture. */
  readonly drawing: PlainDrawing;
  readonly prediction: Prediction;
}

/** What became of a correction. */
type Outcome =
  | { readonly status: 'kept'; readonly id: string; readonly label: number; readonly numKept: number }
  | { readonly status: 'failed' };

/**
 * “It was a …”: tells what a drawing really is. It is kept on this device, as an image of the visitor's own data set.
 */
export function CorrectionForm({ drawing, prediction: { image, label: readAs } }: CorrectionFormProps) {
  const t = useTranslations('corrections');
  const [outcomes, setOutcomes] = useState<{ readonly of: PlainDrawing; readonly outcome: Outcome | null } | null>(
    null,
  );
  // What was said of an earlier drawing says nothing of this one.
  const outcome = outcomes?.of === drawing ? outcomes.outcome : null;
  const setOutcome = (next: Outcome | null) => setOutcomes({ of: drawing, outcome: next });

  async function keep(label: number): Promise<void> {
    const savedAt = new Date().toISOString();
    try {
      // Loaded when there is something to keep, and not before.
      const { listCorrections, saveCorrection } = await import('./correction-store.ts');
      const levels = Uint8Array.from(image.ink, (ink) => Math.round(255 * ink));
      const strokes = Array.isArray(drawing) ? drawing : null;
      await saveCorrection({ id: savedAt, strokes, image: levels, label, readAs, savedAt });
      setOutcome({ status: 'kept', id: savedAt, label, numKept: (await listCorrections()).length });
    } catch {
      setOutcome({ status: 'failed' });
    }
  }

  async function forget(id: string): Promise<void> {
    try {
      const { deleteCorrections } = await import('./correction-store.ts');
      await deleteCorrections([id]);
      setOutcome(null);
    } catch {
      setOutcome({ status: 'failed' });
    }
  }

  return (
    <details className={styles.form}>
      <summary>{t('ask')}</summary>
      {outcome?.status === 'kept' ? (
        <p className={styles.outcome}>
          <span role="status">
            {t('kept', {
              label: String(outcome.label),
              readAs: String(readAs),
              numKept: outcome.numKept,
              count: String(outcome.numKept),
            })}
          </span>{' '}
          <button type="button" onClick={() => void forget(outcome.id)}>
            {t('forget')}
          </button>
        </p>
      ) : (
        <>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for the fields of a form, and these act at once */}
          <div className={styles.digits} role="group" aria-label={t('itWas')} dir="ltr">
            {DIGITS.map((digit) => (
              <button key={digit} type="button" onClick={() => void keep(digit)}>
                {digit}
              </button>
            ))}
          </div>
          {outcome?.status === 'failed' && <p role="alert">{t('fault')}</p>}
        </>
      )}
    </details>
  );
}
