'use client';

import type { RunFile } from '@raqam/artifact';
import { digitFromStrokes } from '@raqam/image';
import { formatNumber, formatPercent } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import { useId, useMemo, useState } from 'react';
import { ErrorText } from '../components/error-text.tsx';
import { PEN_WIDTH } from '../drawing/ink.ts';
import { Pad } from '../drawing/pad.tsx';
import { useDrawing } from '../drawing/use-drawing.ts';
import { LayerMaps } from '../inside/layer-maps.tsx';
import { useNetworkReading } from '../inside/use-network-reading.ts';
import styles from './time-slider.module.css';

interface TimeSliderProps {
  /** With one snapshot at least. */
  readonly run: RunFile;
}

const NUM_PIXELS = 28 * 28;
const BLANK_IMAGE = new Float32Array(NUM_PIXELS);

/** A network at any time of its training: what its layers make of the visitor's drawing then, and what it answers. */
export function TimeSlider({ run }: TimeSliderProps) {
  const t = useTranslations('judge');
  const locale = useLocale();
  const fieldId = useId();
  const [ink, dispatch] = useDrawing();
  const { spec, snapshots, weights, history } = run;
  const times = useMemo(() => {
    const networkOf = (tensors: RunFile['weights']) => ({ spec, weights: tensors.map(({ values }) => values) });
    const early = snapshots.map(({ step, weights: kept }) => ({ numSteps: step + 1, network: networkOf(kept) }));
    return [...early, { numSteps: null, network: networkOf(weights) }];
  }, [spec, snapshots, weights]);
  const [place, setPlace] = useState(times.length - 1);
  const { numSteps, network } = times[place];
  const image = useMemo(() => digitFromStrokes(ink.strokes, { dotSize: PEN_WIDTH })?.ink ?? BLANK_IMAGE, [ink.strokes]);
  const [reading] = useNetworkReading(network, image);
  const layers = reading.status === 'read' ? reading.layers : null;
  const numStepsPerEpoch = history[0]?.numSteps ?? null;

  function when(): string {
    if (numSteps === null) return t('timeEnd');
    const step = formatNumber(numSteps, locale);
    if (numStepsPerEpoch === null) return t('timeStep', { step });
    const epoch = formatNumber(numSteps / numStepsPerEpoch, locale, { maximumFractionDigits: 2 });
    return t('timeStepEpoch', { step, epoch });
  }

  const outputs = layers?.at(-1)?.outputs ?? null;
  const label = outputs === null ? -1 : outputs.indexOf(Math.max(...outputs));
  return (
    <div className={styles.time}>
      <label htmlFor={fieldId}>{t('time')}</label>
      <div className={styles.slider} dir="ltr">
        <input
          id={fieldId}
          type="range"
          min={0}
          max={times.length - 1}
          step={1}
          value={place}
          aria-valuetext={when()}
          onChange={({ target }) => setPlace(target.valueAsNumber)}
        />
      </div>
      <p className={styles.when}>{when()}</p>
      <div className={styles.desk}>
        <div className={styles.pad}>
          <Pad ink={ink} dispatch={dispatch} />
          <output className={styles.answer}>
            {reading.status === 'failed' && <ErrorText>{reading.message}</ErrorText>}
            {reading.status !== 'failed' && (image === BLANK_IMAGE || outputs === null) && t('timeDraw')}
            {image !== BLANK_IMAGE &&
              outputs !== null &&
              t('timeAnswer', { label: String(label), probability: formatPercent(outputs[label], locale) })}
          </output>
        </div>
        <div className={styles.maps}>{image !== BLANK_IMAGE && <LayerMaps spec={spec} activations={layers} />}</div>
      </div>
    </div>
  );
}
