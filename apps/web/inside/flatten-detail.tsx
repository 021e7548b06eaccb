'use client';

import { useTranslations } from 'next-intl';
import styles from './detail.module.css';
import { layoutOf } from './layout-of.ts';
import { MapPicker } from './map-picker.tsx';
import type { OpenedLayer } from './opened-layer.ts';
import { rangeOf } from './paint-maps.ts';
import { useExact } from './use-exact.ts';
import { positionOf } from './value-position.ts';

interface FlattenDetailProps {
  readonly opened: OpenedLayer;
  readonly availableWidth: number;
}

/** Maps and the row of numbers that they become: one place chosen in either is marked in both. */
export function FlattenDetail({ availableWidth, opened }: FlattenDetailProps) {
  const t = useTranslations('inside');
  const { exact } = useExact();
  const { inputs, onChoose, place, shapes, values } = opened;
  const [height, width, numMaps] = shapes.inputShape;
  const { column, map, row } = positionOf(place, { height, width, numMaps });
  const maps = layoutOf(shapes.inputShape, availableWidth);
  const units = layoutOf(shapes.outputShape, availableWidth);
  const range = rangeOf(inputs);
  return (
    <>
      <figure className={styles.figure}>
        <figcaption>{t('flattenFrom')}</figcaption>
        <div style={{ maxInlineSize: maps.maxWidth }}>
          <MapPicker
            label={t('flattenFrom')}
            hint={t('pickerHint')}
            layout={maps}
            values={inputs}
            range={range}
            place={place}
            onChoose={onChoose}
          />
        </div>
      </figure>
      <figure className={styles.figure}>
        <figcaption>{t('flattenTo', { count: values.outputs.length })}</figcaption>
        <div style={{ maxInlineSize: units.maxWidth }}>
          <MapPicker
            label={t('flattenTo', { count: values.outputs.length })}
            hint={t('pickerHint')}
            layout={units}
            values={values.outputs}
            range={range}
            place={place}
            onChoose={onChoose}
          />
        </div>
      </figure>
      <output>
        {t('valuePlace', { map: String(map + 1), row: String(row + 1), column: String(column + 1) })} →{' '}
        {t('unitPlace', { unit: String(place + 1) })}:{' '}
        <bdi className={styles.number} dir="ltr">
          (({row} · {width}) + {column}) · {numMaps} + {map} + 1 = {place + 1}; x = {exact(values.outputs[place])}
        </bdi>
      </output>
    </>
  );
}
