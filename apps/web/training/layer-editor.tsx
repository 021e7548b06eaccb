'use client';

import type { LayerSpec } from '@raqam/artifact';
import { formatNumber } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import { useId, useRef, useState } from 'react';
import { ErrorText } from '../components/error-text.tsx';
import { ActButton } from './act-button.tsx';
import { ChoiceField } from './choice-field.tsx';
import type { ExaminedLayers, LayerFault } from './examine-layers.ts';
import field from './field.module.css';
import { freeName, LAYER_TYPES, NEW_LAYERS } from './layer-choices.ts';
import styles from './layer-editor.module.css';
import { LayerFields } from './layer-fields.tsx';

interface LayerEditorProps {
  readonly layers: readonly LayerSpec[];
  readonly examined: ExaminedLayers;
  readonly isBusy: boolean;
  readonly onChange: (layers: readonly LayerSpec[]) => void;
}

/**
 * The layers of the network, from the image to the ten probabilities: each can be changed, moved, taken out, and others
 * put in. What each makes of the image's shape and how many numbers it learns follow at once; a layer that cannot take
 * what reaches it says why.
 */
export function LayerEditor({ layers, examined, isBusy, onChange }: LayerEditorProps) {
  const t = useTranslations('training');
  const locale = useLocale();
  const titleId = useId();
  const list = useRef<HTMLOListElement>(null);
  const [added, setAdded] = useState<LayerSpec['type']>('conv2d');
  const { fault } = examined;
  const count = (numParameters: number) =>
    t('numParameters', { count: numParameters, parameters: formatNumber(numParameters, locale) });

  function move(from: number, by: -1 | 1): void {
    const moved = layers.toSpliced(from, 1).toSpliced(from + by, 0, ...layers.slice(from, from + 1));
    onChange(moved);
  }

  function remove(index: number): void {
    onChange(layers.toSpliced(index, 1));
    // The button that was pressed is gone with its layer.
    list.current?.focus();
  }

  /** Behind the last layer that an image passes before the output, where new layers usually belong. */
  function add(): void {
    const place = Math.max(0, layers.length - 1);
    onChange(layers.toSpliced(place, 0, { ...NEW_LAYERS[added], name: freeName(layers, added) } as LayerSpec));
  }

  return (
    <section className={styles.editor} aria-labelledby={titleId}>
      <h2 id="layers">
        <span id={titleId}>{t('layers')}</span>
      </h2>
      <p>{t('layersLead')}</p>
      <fieldset className={styles.fieldset} disabled={isBusy}>
        <legend className={field.hidden}>{t('layers')}</legend>
        <ol ref={list} tabIndex={-1} className={styles.layers}>
          <li className={styles.input}>
            <h3>{t('inputImage')}</h3>
            <Shape shape={[28, 28, 1]} />
          </li>
          {layers.map((layer, index) => {
            const result = examined.layers[index];
            return (
              <li key={layer.name} data-fault={fault?.index === index}>
                <h3>
                  {t(`layerTypes.${layer.type}`)} <bdi className={styles.name}>{layer.name}</bdi>
                </h3>
                <div className={styles.fields}>
                  <LayerFields layer={layer} onChange={(next) => onChange(layers.with(index, next))} />
                </div>
                <p className={styles.result}>
                  {result !== undefined && (
                    <>
                      <Shape shape={result.outputShape} />
                      {result.numParameters > 0 && <span>{count(result.numParameters)}</span>}
                    </>
                  )}
                </p>
                <div className={styles.acts}>
                  <ActButton
                    name={t('moveUp', { name: layer.name })}
                    sign="↑"
                    isIdle={index === 0}
                    onPress={() => move(index, -1)}
                  />
                  <ActButton
                    name={t('moveDown', { name: layer.name })}
                    sign="↓"
                    isIdle={index === layers.length - 1}
                    onPress={() => move(index, 1)}
                  />
                  <ActButton name={t('removeLayer', { name: layer.name })} sign="×" onPress={() => remove(index)} />
                </div>
                {fault?.index === index && <Fault fault={fault} />}
              </li>
            );
          })}
        </ol>
        {fault !== null && fault.index >= layers.length && <Fault fault={fault} />}
        <p className={styles.total}>{fault === null && t('together', { parameters: count(examined.numParameters) })}</p>
        <div className={styles.add}>
          <ChoiceField
            label={t('newLayer')}
            value={added}
            choices={LAYER_TYPES.map((value) => ({ value, label: t(`layerTypes.${value}`) }))}
            onChange={setAdded}
          />
          <button type="button" onClick={add}>
            {t('addLayer')}
          </button>
        </div>
      </fieldset>
    </section>
  );
}

function Shape({ shape }: { readonly shape: readonly number[] }) {
  return (
    <bdi dir="ltr" className={styles.shape}>
      {shape.join('×')}
    </bdi>
  );
}

/** Why these layers are no network, said at once to those who do not see it. */
function Fault({ fault: { kind, message } }: { readonly fault: LayerFault }) {
  const t = useTranslations('training');
  return (
    <p className={styles.fault} role="status">
      {t(`faults.${kind}`)} {message !== null && <ErrorText>{message}</ErrorText>}
    </p>
  );
}
