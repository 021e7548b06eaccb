'use client';

import type { Augmentation } from '@raqam/artifact';
import { augmentImages } from '@raqam/engine/reference';
import { digitFromStrokes, NUMERAL_MODELS, sampleNumeral } from '@raqam/image';
import { createRandomSource } from '@raqam/random';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { DigitCanvas } from '../charts/digit-canvas.tsx';
import { PEN_WIDTH } from '../drawing/ink.ts';
import { useDrawing } from '../drawing/use-drawing.ts';
import styles from './augmentation-samples.module.css';

interface AugmentationSamplesProps {
  readonly augmentation: Augmentation;
  readonly seed: number;
}

const SIZE = { height: 28, width: 28 };
const NUM_PIXELS = 28 * 28;

/** The first is as it is; the others are what a training could see of it. */
const NUM_SAMPLES = 8;

/** Stands in for the visitor's drawing: a written 2, which is no other digit however it is turned. */
const WRITTEN_DIGIT = 2;

/** One digit as it is, and as the augmentation would change it in the next steps of a training with this seed. */
export function AugmentationSamples({ augmentation, seed }: AugmentationSamplesProps) {
  const t = useTranslations('training');
  const [{ strokes }] = useDrawing();
  const [step, setStep] = useState(0);
  const digit = useMemo(() => digitFromStrokes(strokes, { dotSize: PEN_WIDTH })?.ink ?? writtenDigit(), [strokes]);
  const samples = useMemo(() => {
    const images = new Float32Array((NUM_SAMPLES - 1) * NUM_PIXELS);
    for (let i = 0; i < NUM_SAMPLES - 1; i += 1) images.set(digit, i * NUM_PIXELS);
    const random = createRandomSource(seed, 'augmentation', { step });
    const changed = augmentImages(images, SIZE, augmentation, (index) => random.uniform(index));
    return [
      digit,
      ...Array.from({ length: NUM_SAMPLES - 1 }, (_, i) => changed.subarray(i * NUM_PIXELS, (i + 1) * NUM_PIXELS)),
    ];
  }, [augmentation, digit, seed, step]);
  const isOwn = strokes.length > 0;
  return (
    <figure className={styles.figure}>
      <div className={styles.samples} dir="ltr">
        {samples.map((ink, index) => (
          <DigitCanvas
            // biome-ignore lint/suspicious/noArrayIndexKey: a place in the row is all that a sample is
            key={index}
            pixels={Uint8Array.from(ink, (value) => Math.round(value * 255))}
            {...SIZE}
            label={index === 0 ? t('sampleBefore') : ''}
          />
        ))}
      </div>
      <figcaption className={styles.caption}>
        {t(isOwn ? 'samplesOfDrawing' : 'samplesOfDigit')}{' '}
        <button type="button" onClick={() => setStep(step + 1)}>
          {t('nextSamples')}
        </button>
      </figcaption>
    </figure>
  );
}

function writtenDigit(): Float32Array {
  const model = NUMERAL_MODELS.find(({ digit }) => digit === WRITTEN_DIGIT);
  const image = model && digitFromStrokes(sampleNumeral(model));
  return image?.ink ?? new Float32Array(NUM_PIXELS);
}
