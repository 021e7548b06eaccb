'use client';

import { useTranslations } from 'next-intl';
import styles from './detail.module.css';
import { layoutOf } from './layout-of.ts';
import { MapPicker } from './map-picker.tsx';
import { rangeOf } from './paint-maps.ts';
import { useExact } from './use-exact.ts';

interface ActivationDetailProps {
  /** Of the values: [height, width, channels] or [features]. */
  readonly shape: readonly number[];
  readonly before: Float32Array;
  readonly after: Float32Array;
  readonly place: number;
  readonly onChoose: (place: number) => void;
  readonly availableWidth: number;
}

/** All values before an activation and behind it. */
export function ActivationDetail({ after, availableWidth, before, onChoose, place, shape }: ActivationDetailProps) {
  const t = useTranslations('inside');
  const { exact } = useExact();
  const layout = layoutOf(shape, availableWidth);
  const range = rangeOf(before);
  return (
    <>
      {[
        { title: t('beforeActivation'), values: before },
        { title: t('behindActivation'), values: after },
      ].map(({ title, values }) => (
        <figure key={title} className={styles.figure}>
          <figcaption>{title}</figcaption>
          <div style={{ maxInlineSize: layout.maxWidth }}>
            <MapPicker
              label={title}
              hint={t('pickerHint')}
              layout={layout}
              values={values}
              range={range}
              place={place}
              onChoose={onChoose}
            />
          </div>
        </figure>
      ))}
      <output className={styles.number} dir="ltr">
        {exact(before[place])} → {exact(after[place])}
      </output>
    </>
  );
}
