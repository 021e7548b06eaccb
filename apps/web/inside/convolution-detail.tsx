'use client';

import type { Conv2dSpec } from '@raqam/artifact';
import { traceValue } from '@raqam/engine/reference';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { NumberGrid } from '../learn/number-grid.tsx';
import { channelOf } from './channel-of.ts';
import styles from './detail.module.css';
import { ExactTerms } from './exact-terms.tsx';
import { filterMaps } from './filter-maps.ts';
import { layoutOf } from './layout-of.ts';
import { MapPicker } from './map-picker.tsx';
import type { OpenedLayer } from './opened-layer.ts';
import { rangeOf } from './paint-maps.ts';
import { SlideButton } from './slide-button.tsx';
import { SumLines } from './sum-lines.tsx';
import { placeOf, positionOf } from './value-position.ts';
import { WindowPicture } from './window-picture.tsx';

interface ConvolutionDetailProps {
  readonly opened: OpenedLayer;
  readonly layer: Conv2dSpec;
  readonly availableWidth: number;
}

/** One value of a convolution: the window, the filter, their products, the sum and what becomes of it; and all filters. */
export function ConvolutionDetail({ availableWidth, layer, opened }: ConvolutionDetailProps) {
  const t = useTranslations('inside');
  const { index, inputs, network, onChoose, place, shapes, tensors, values } = opened;
  const [inputHeight, inputWidth, numChannels] = shapes.inputShape;
  const [height, width, numMaps] = shapes.outputShape;
  const size = { height, width, numMaps };
  const { map, row, column } = positionOf(place, size);
  const seen = layer.connections?.[map] ?? Array.from({ length: numChannels }, (_, c) => c);
  const [asked, setChannel] = useState(seen[0]);
  const channel = seen.includes(asked) ? asked : seen[0];

  const filters = useMemo(
    () => filterMaps(tensors[0], layer, numChannels, channel),
    [tensors, layer, numChannels, channel],
  );
  const trace = traceValue(network.spec, network.weights, index, inputs, place);
  if (trace?.window == null) return null;
  const { window } = trace;
  const cells = Array.from({ length: window.height * window.width }, (_, cell) => {
    const [y, x] = [window.top + Math.floor(cell / window.width), window.left + (cell % window.width)];
    const isInside = y >= 0 && y < inputHeight && x >= 0 && x < inputWidth;
    return isInside ? inputs[(y * inputWidth + x) * numChannels + channel] : 0;
  });
  const weights = Array.from(channelOf(filters, map, numMaps));
  const products = cells.map((input, cell) => Math.fround(input * weights[cell]));
  const filterLayout = layoutOf([...layer.kernelSize, numMaps], availableWidth);

  return (
    <>
      <div className={styles.acts}>
        {numChannels > 1 && (
          <label>
            {t('inputMap')}
            <select value={channel} onChange={({ target }) => setChannel(Number(target.value))}>
              {seen.map((each) => (
                <option key={each} value={each}>
                  {each + 1}
                </option>
              ))}
            </select>
          </label>
        )}
        <SlideButton
          onStep={() => {
            const next = (row * width + column + 1) % (height * width);
            onChoose(placeOf({ map, row: Math.floor(next / width), column: next % width }, size));
          }}
        />
      </div>
      <div className={styles.row}>
        <WindowPicture
          title={numChannels > 1 ? t('inputMapTitle', { map: String(channel + 1) }) : t('inputTitle')}
          values={channelOf(inputs, channel, numChannels)}
          size={[inputHeight, inputWidth]}
          range={rangeOf(inputs)}
          window={window}
        />
        <GridFigure title={t('windowTitle')} values={cells} numColumns={window.width} />
        <GridFigure title={t('filterTitle', { map: String(map + 1) })} values={weights} numColumns={window.width} />
        <GridFigure title={t('productsTitle')} values={products} numColumns={window.width} />
      </div>
      <SumLines
        trace={trace}
        activation={layer.activation}
        output={values.outputs[place]}
        position={t('valuePlace', { map: String(map + 1), row: String(row + 1), column: String(column + 1) })}
      />
      <ExactTerms terms={trace.terms} inputShape={shapes.inputShape} />
      <figure className={styles.figure}>
        <figcaption>
          {numChannels > 1
            ? t('filtersOfMap', { count: numMaps, map: String(channel + 1) })
            : t('filters', { count: numMaps })}
        </figcaption>
        <div style={{ maxInlineSize: filterLayout.maxWidth }}>
          <MapPicker
            choosesMaps
            label={t('filters', { count: numMaps })}
            hint={t('pickerHint')}
            layout={filterLayout}
            values={filters}
            range={rangeOf(tensors[0])}
            place={placeOf({ map, row: 0, column: 0 }, { ...size, height: window.height, width: window.width })}
            onChoose={(chosen) => onChoose(placeOf({ map: chosen % numMaps, row, column }, size))}
          />
        </div>
      </figure>
    </>
  );
}

interface GridFigureProps {
  readonly title: string;
  readonly values: readonly number[];
  readonly numColumns: number;
}

function GridFigure({ numColumns, title, values }: GridFigureProps) {
  const greatest = rangeOf(values);
  return (
    <figure className={`${styles.figure} ${styles.grid}`}>
      <figcaption>{title}</figcaption>
      <NumberGrid
        label={title}
        values={values}
        numColumns={numColumns}
        decimals={greatest < 0.1 ? 3 : 2}
        greatest={greatest}
      />
    </figure>
  );
}
