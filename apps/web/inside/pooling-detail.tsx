'use client';

import { inferShapes, type LayerSpec, parseModelSpec } from '@raqam/artifact';
import { createReferenceRun, traceValue } from '@raqam/engine/reference';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { NumberGrid } from '../learn/number-grid.tsx';
import { channelOf } from './channel-of.ts';
import styles from './detail.module.css';
import { layoutOf } from './layout-of.ts';
import { MapCanvas } from './map-canvas.tsx';
import type { OpenedLayer } from './opened-layer.ts';
import { rangeOf } from './paint-maps.ts';
import { SumLines } from './sum-lines.tsx';
import { positionOf } from './value-position.ts';
import { WindowPicture } from './window-picture.tsx';

type PoolingSpec = Extract<LayerSpec, { readonly type: 'maxPool2d' | 'averagePool2d' | 'subsample2d' }>;

interface PoolingDetailProps {
  readonly opened: OpenedLayer;
  readonly layer: PoolingSpec;
  readonly availableWidth: number;
}

/** One value of a pooling layer, with its window; and all maps as maximum and as mean, side by side. */
export function PoolingDetail({ availableWidth, layer, opened }: PoolingDetailProps) {
  const t = useTranslations('inside');
  const { index, inputs, network, place, shapes, values } = opened;
  const [inputHeight, inputWidth, numChannels] = shapes.inputShape;
  const [height, width, numMaps] = shapes.outputShape;
  const { column, map, row } = positionOf(place, { height, width, numMaps });
  const trace = traceValue(network.spec, network.weights, index, inputs, place);
  const poolings = useMemo(
    () =>
      (['maxPool2d', 'averagePool2d'] as const).map((type) => ({
        type,
        run: createPooling(type, layer, shapes.inputShape),
      })),
    [layer, shapes.inputShape],
  );
  if (trace?.window == null) return null;
  const position = t('valuePlace', { map: String(map + 1), row: String(row + 1), column: String(column + 1) });
  const activation = layer.type === 'subsample2d' ? layer.activation : 'linear';
  const layout = layoutOf(shapes.outputShape, availableWidth);
  const range = rangeOf(inputs);
  const seen = trace.terms.map(({ input }) => input);
  return (
    <>
      <div className={styles.row}>
        <WindowPicture
          title={t('inputMapTitle', { map: String(map + 1) })}
          values={channelOf(inputs, map, numChannels)}
          size={[inputHeight, inputWidth]}
          range={range}
          window={trace.window}
        />
        <figure className={`${styles.figure} ${styles.grid}`}>
          <figcaption>{t('windowTitle')}</figcaption>
          <NumberGrid
            label={t('windowTitle')}
            values={seen}
            numColumns={Math.min(trace.window.width, seen.length)}
            decimals={2}
            greatest={rangeOf(seen)}
          />
        </figure>
      </div>
      <SumLines trace={trace} activation={activation} output={values.outputs[place]} position={position} />
      <div className={styles.columns}>
        {poolings.map(({ run, type }) => (
          <figure key={type} className={styles.figure}>
            <figcaption>{t(type === 'maxPool2d' ? 'maxPooled' : 'averagePooled')}</figcaption>
            <MapCanvas layout={layout} values={run(inputs)} range={range} />
          </figure>
        ))}
      </div>
      <p className={styles.caption}>{t('poolingCompared')}</p>
    </>
  );
}

/** The same windows, pooled one way or the other. */
function createPooling(
  type: 'maxPool2d' | 'averagePool2d',
  layer: PoolingSpec,
  inputShape: readonly number[],
): (inputs: Float32Array) => Float32Array {
  const windows =
    layer.type === 'subsample2d'
      ? { poolSize: layer.poolSize }
      : { poolSize: layer.poolSize, strides: layer.strides, padding: layer.padding };
  const [height, width, numChannels] = inputShape;
  const spec = parseModelSpec({
    version: 1,
    name: 'pooling',
    inputShape: [height, width, numChannels],
    layers: [{ type, name: 'pool', ...windows }],
  });
  const run = createReferenceRun(spec, []);
  const numOutputs = inferShapes(spec).outputShape.reduce((product, size) => product * size, 1);
  return (inputs) => {
    const outputs = new Float32Array(numOutputs);
    run(inputs, outputs);
    return outputs;
  };
}
