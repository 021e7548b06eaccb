'use client';

import type { LayerShapes, LayerSpec } from '@raqam/artifact';
import type { LayerValues } from '@raqam/engine/reference';
import { formatNumber } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useId } from 'react';
import { activationOf, roleOf } from './layer-role.ts';
import styles from './layer-row.module.css';
import { layoutOf } from './layout-of.ts';
import { MapPicker } from './map-picker.tsx';
import { rangeOf } from './paint-maps.ts';

interface LayerRowProps {
  readonly layer: LayerSpec;
  readonly shapes: LayerShapes;
  /** `null` until an image was read. */
  readonly values: LayerValues | null;
  /** The chosen value, by its place among the outputs; `null` while the layer is closed. */
  readonly place: number | null;
  readonly onToggle: () => void;
  readonly onChoose: (place: number) => void;
  readonly availableWidth: number;
  /** What opens below; `null` while the layer is closed. */
  readonly children: ReactNode;
}

/** One layer in the overview: what it is, its maps on the current drawing, and what opens below when it is chosen. */
export function LayerRow(props: LayerRowProps) {
  const { availableWidth, children, layer, onChoose, onToggle, place, shapes, values } = props;
  const t = useTranslations('inside');
  const locale = useLocale();
  const detailId = useId();
  const role = roleOf(layer);
  const activation = activationOf(layer);
  const isOpen = children !== null;
  const name = t(`roles.${role}`);
  const layout = layoutOf(shapes.outputShape, availableWidth);
  const numClasses = role === 'output' ? shapes.outputShape[0] : 0;
  return (
    <li className={styles.row} data-open={isOpen}>
      <div className={styles.head}>
        <h3>
          <button
            type="button"
            className={styles.toggle}
            aria-expanded={isOpen}
            aria-controls={detailId}
            onClick={onToggle}
          >
            <bdi>{shapes.name}</bdi> <span className={styles.role}>{name}</span>
          </button>
        </h3>
        <p className={styles.facts}>
          <bdi dir="ltr">
            {shapes.inputShape.join('×')} → {shapes.outputShape.join('×')}
          </bdi>
          {activation !== 'linear' && layer.type !== 'activation' && <span>{t(`activations.${activation}`)}</span>}
          {shapes.numParameters > 0 && (
            <span>
              {t('parameters', { count: shapes.numParameters, number: formatNumber(shapes.numParameters, locale) })}
            </span>
          )}
        </p>
      </div>
      {/* Flattening moves nothing, and dropout rests while reading: their values are those of the layer before. */}
      {role !== 'flattening' && role !== 'dropout' && (
        <div style={{ maxInlineSize: layout.maxWidth }}>
          <MapPicker
            label={t('mapsOf', { name: shapes.name, shape: shapes.outputShape.join('×') })}
            hint={t('pickerHint')}
            layout={layout}
            values={values?.outputs ?? null}
            range={values === null ? 0 : rangeOf(values.outputs)}
            place={place}
            onChoose={onChoose}
            {...(numClasses > 0 ? { captions: Array.from({ length: numClasses }, (_, label) => String(label)) } : {})}
          />
        </div>
      )}
      <div id={detailId}>{children}</div>
    </li>
  );
}
