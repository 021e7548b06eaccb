'use client';

import type { DenseSpec } from '@raqam/artifact';
import { traceValue, type ValueTerm } from '@raqam/engine/reference';
import { useTranslations } from 'next-intl';
import { channelOf } from './channel-of.ts';
import styles from './detail.module.css';
import { ExactTerms } from './exact-terms.tsx';
import { imageBefore } from './image-before.ts';
import { layoutOf } from './layout-of.ts';
import { MapCanvas } from './map-canvas.tsx';
import { MapPicker } from './map-picker.tsx';
import type { OpenedLayer } from './opened-layer.ts';
import { rangeOf } from './paint-maps.ts';
import { PushList } from './push-list.tsx';
import { SoftmaxTable } from './softmax-table.tsx';
import { SumLines } from './sum-lines.tsx';

interface DenseDetailProps {
  readonly opened: OpenedLayer;
  readonly layer: DenseSpec;
  readonly availableWidth: number;
}

/** Inputs named as pushing a unit up, and as many as pushing it down. */
const NUM_PUSHES = 6;

/** One unit of a fully connected layer: what arrives, its weights, and which inputs push it up or down. */
export function DenseDetail({ availableWidth, layer, opened }: DenseDetailProps) {
  const t = useTranslations('inside');
  const { index, inputs, network, onChoose, place, shapes, tensors, values } = opened;
  const trace = traceValue(network.spec, network.weights, index, inputs, place);
  if (trace === null) return null;
  const shape = imageBefore(network.spec, index) ?? shapes.inputShape;
  const layout = layoutOf(shape, Math.min(availableWidth, 560));
  const weights = channelOf(tensors[0], place, layer.units);
  const products = Float32Array.from(trace.terms, ({ product }) => product);
  const sorted = trace.terms.toSorted((a, b) => b.product - a.product);
  const up = sorted.slice(0, NUM_PUSHES).filter(({ product }) => product > 0);
  const down = sorted
    .slice(-NUM_PUSHES)
    .filter(({ product }) => product < 0)
    .reverse();
  const isOutput = layer.activation === 'softmax';
  const pictures = [
    { title: t('arrives'), shown: inputs, range: rangeOf(inputs) },
    { title: t('weightsOf', { unit: nameOf(place, isOutput) }), shown: weights, range: rangeOf(tensors[0]) },
    { title: t('pushes', { unit: nameOf(place, isOutput) }), shown: products, range: rangeOf(products) },
  ];
  // An image of one channel: the weights of all units are pictures side by side.
  const allWeights =
    shape.length === 3 && shape[2] === 1 ? layoutOf([shape[0], shape[1], layer.units], availableWidth) : null;
  const pick = (unit: number) => onChoose(unit % layer.units);

  return (
    <>
      {isOutput && values.sums !== null && (
        <SoftmaxTable logits={values.sums} probabilities={values.outputs} chosen={place} onChoose={pick} />
      )}
      <div className={styles.thirds}>
        {pictures.map(({ range, shown, title }) => (
          <figure key={title} className={styles.figure}>
            <figcaption>{title}</figcaption>
            <div style={{ maxInlineSize: layout.maxWidth }} dir="ltr">
              <MapCanvas layout={layout} values={shown} range={range} />
            </div>
          </figure>
        ))}
      </div>
      <SumLines
        trace={trace}
        activation={isOutput ? 'linear' : layer.activation}
        output={values.outputs[place]}
        position={t('unitPlace', { unit: nameOf(place, isOutput) })}
      />
      <div className={styles.columns}>
        <PushList title={t('pushUp')} terms={up} greatest={greatestOf(up, down)} inputShape={shape} />
        <PushList title={t('pushDown')} terms={down} greatest={greatestOf(up, down)} inputShape={shape} />
      </div>
      <ExactTerms terms={trace.terms} inputShape={shape} />
      {allWeights !== null && (
        <figure className={styles.figure}>
          <figcaption>{t('weightsAsPictures', { count: layer.units })}</figcaption>
          <div style={{ maxInlineSize: allWeights.maxWidth }}>
            <MapPicker
              choosesMaps
              label={t('weightsAsPictures', { count: layer.units })}
              hint={t('pickerHint')}
              layout={allWeights}
              values={tensors[0]}
              range={rangeOf(tensors[0])}
              place={place}
              onChoose={pick}
            />
          </div>
        </figure>
      )}
    </>
  );
}

/** The units of the last layer are the digits, from 0; all others are counted from 1. */
function nameOf(unit: number, isOutput: boolean): string {
  return String(isOutput ? unit : unit + 1);
}

function greatestOf(up: readonly ValueTerm[], down: readonly ValueTerm[]): number {
  return rangeOf([...up, ...down].map(({ product }) => product));
}
