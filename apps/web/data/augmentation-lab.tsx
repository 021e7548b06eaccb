'use client';

import type { AugmentationInput } from '@raqam/artifact';
import { formatNumber } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import { useCallback, useId, useState } from 'react';
import { DigitCanvas } from '../charts/digit-canvas.tsx';
import styles from './augmentation-lab.module.css';
import type { OpenedPart } from './data-service.ts';
import { useAnswer } from './use-answer.ts';
import type { DataWorker } from './use-data-set.ts';

interface AugmentationLabProps {
  readonly part: OpenedPart;
  readonly worker: DataWorker;
  readonly index: number;
  /** The image as it is. */
  readonly pixels: Uint8Array;
}

/** Each change with twice its largest sensible amount, or the most that there is: what is too much is to be seen, too. */
const CHANGES = [
  { name: 'rotationDegrees', max: 30, step: 1 },
  { name: 'scale', max: 0.3, step: 0.01 },
  { name: 'shear', max: 0.6, step: 0.02 },
  { name: 'translatePixels', max: 6, step: 0.5 },
  { name: 'elasticPixels', max: 6, step: 0.5 },
  { name: 'strokeWidth', max: 1, step: 0.05 },
  { name: 'blur', max: 1, step: 0.05 },
  { name: 'contrast', max: 1, step: 0.05 },
  { name: 'erasePixels', max: 12, step: 1 },
] as const;

type Amounts = Readonly<Record<(typeof CHANGES)[number]['name'], number>>;

/** What the sharpest of the recognizer's trainings use about: enough to be seen, and every digit stays what it is. */
const SENSIBLE: Amounts = {
  rotationDegrees: 10,
  scale: 0.1,
  shear: 0.1,
  translatePixels: 2,
  elasticPixels: 2,
  strokeWidth: 0,
  blur: 0,
  contrast: 0,
  erasePixels: 0,
};

const NUM_SAMPLES = 11;

/** An image, and beside it the same image as a training changes it before a step: no network sees one image twice. */
export function AugmentationLab({ part: { name, height, width }, worker, index, pixels }: AugmentationLabProps) {
  const t = useTranslations('dataDesk');
  const locale = useLocale();
  const id = useId();
  const [amounts, setAmounts] = useState(SENSIBLE);
  const [seed, setSeed] = useState(1);
  const change = useCallback(() => {
    const input: AugmentationInput = amounts;
    return worker.call((api) => api.augment(name, index, input, seed, NUM_SAMPLES));
  }, [worker, name, index, amounts, seed]);
  const samples = useAnswer(change);
  const size = height * width;
  return (
    <details className={styles.lab}>
      <summary>{t('augmentation')}</summary>
      <p className={styles.lead}>{t('augmentationLead')}</p>
      <div className={styles.fields}>
        {CHANGES.map(({ name: field, max, step }) => (
          <div key={field} className={styles.field}>
            <label htmlFor={`${id}${field}`}>{t(`changes.${field}`)}</label>
            <output className={styles.value} htmlFor={`${id}${field}`}>
              {formatNumber(amounts[field], locale)}
            </output>
            <input
              id={`${id}${field}`}
              type="range"
              min={0}
              max={max}
              step={step}
              value={amounts[field]}
              onChange={({ target }) => setAmounts({ ...amounts, [field]: target.valueAsNumber })}
            />
          </div>
        ))}
      </div>
      <div className={styles.acts}>
        <button type="button" onClick={() => setSeed(seed + 1)}>
          {t('drawAgain')}
        </button>
        <button type="button" onClick={() => setAmounts(SENSIBLE)}>
          {t('sensible')}
        </button>
      </div>
      <ul className={styles.samples} dir="ltr">
        <li>
          <DigitCanvas pixels={pixels} height={height} width={width} label={t('before')} />
          <span>{t('before')}</span>
        </li>
        {samples !== null &&
          Array.from({ length: NUM_SAMPLES }, (_, sample) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: samples have no other identity than their place
            <li key={sample}>
              <DigitCanvas
                pixels={samples.subarray(sample * size, (sample + 1) * size)}
                height={height}
                width={width}
                label={t('after', { sample: String(sample + 1) })}
              />
            </li>
          ))}
      </ul>
    </details>
  );
}
