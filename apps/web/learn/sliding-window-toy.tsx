'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useState } from 'react';
import { object, picklist } from 'valibot';
import { DIGITS } from '../recognition/digits.ts';
import { Choice } from './choice.tsx';
import { createFilter, FILTER_NAMES, type FilterName } from './create-filter.ts';
import { LessonOnly } from './lesson-only.tsx';
import { wholeField } from './link-fields.ts';
import { NumberGrid } from './number-grid.tsx';
import { slideFilter } from './slide-filter.ts';
import { Slider } from './slider.tsx';
import { smallNumeral } from './small-numeral.ts';
import styles from './toy.module.css';
import { ToyFrame } from './toy-frame.tsx';
import { useLinkedState } from './use-linked-state.ts';
import { useNumber } from './use-number.ts';

const SIZES = { min: 3, max: 12 } as const;
const FILTER_SIZES = { min: 1, max: 5 } as const;
const STRIDES = { min: 1, max: 4 } as const;
const PADDINGS = { min: 0, max: 2 } as const;
const CHANNELS = { min: 1, max: 64 } as const;

const SCHEMA = object({
  digit: wholeField(0, 9),
  size: wholeField(SIZES.min, SIZES.max),
  filter: picklist(FILTER_NAMES),
  filterSize: wholeField(FILTER_SIZES.min, FILTER_SIZES.max),
  stride: wholeField(STRIDES.min, STRIDES.max),
  padding: wholeField(PADDINGS.min, PADDINGS.max),
  channels: wholeField(CHANNELS.min, CHANNELS.max),
  filters: wholeField(CHANNELS.min, CHANNELS.max),
  relu: picklist(['no', 'yes']),
});

const FIRST: State = {
  digit: 7,
  size: 7,
  filter: 'vertical',
  filterSize: 3,
  stride: 1,
  padding: 0,
  channels: 1,
  filters: 8,
  relu: 'no',
};

const STEP_MS = 500;

/**
 * A filter slides over a small image: with each size, filter size, stride and padding, where it stops, what it computes
 * there, how large the map becomes and how many numbers such a layer learns.
 */
export function SlidingWindowToy() {
  const t = useTranslations('toys.window');
  const number = useNumber();
  const { values, change, isRefused } = useLinkedState('window', SCHEMA, FIRST);
  const { digit, size, filter: filterName, filterSize, stride, padding, channels, filters, relu } = values;
  const [wanted, setWanted] = useState(0);
  const [isPlaying, setIsPlaying] = useState(false);

  const hasRelu = relu === 'yes';
  const filter = useMemo(() => createFilter(filterName, filterSize), [filterName, filterSize]);
  const { padded, paddedSize, numUnseen, output, outputSize } = useMemo(
    () => slideFilter({ image: smallNumeral(digit, size), size, filter, filterSize, stride, padding }),
    [digit, size, filter, filterSize, stride, padding],
  );
  const last = outputSize ** 2 - 1;
  const position = Math.min(wanted, last);
  const [row, column] = [Math.floor(position / outputSize), position % outputSize];

  useEffect(() => {
    if (!isPlaying || last < 0) return;
    const timer = setInterval(() => setWanted((before) => (before >= last ? 0 : before + 1)), STEP_MS);
    return () => clearInterval(timer);
  }, [isPlaying, last]);

  const products = Array.from(filter, (weight, i) => {
    const [down, across] = [Math.floor(i / filterSize), i % filterSize];
    const input = padded[(row * stride + down) * paddedSize + column * stride + across];
    return { place: `${down + 1}, ${across + 1}`, input, weight, product: input * weight };
  });
  const shown = hasRelu ? output.map((value) => Math.max(0, value)) : output;
  const decimals = filterName === 'mean' ? 2 : 1;
  const numParameters = filterSize ** 2 * channels * filters + filters;
  const slider = (name: SliderName, { min, max }: { readonly min: number; readonly max: number }) => (
    <Slider
      label={t(name)}
      value={values[name]}
      {...{ min, max }}
      text={number(values[name])}
      onChange={(value) => change({ [name]: value })}
    />
  );

  return (
    <ToyFrame
      id="window"
      title={t('title')}
      caption={t('caption')}
      isRefused={isRefused}
      summary={
        outputSize === 0
          ? t('noRoom')
          : t('summary', {
              row: number(row + 1),
              column: number(column + 1),
              count: filterSize ** 2,
              products: number(filterSize ** 2),
              sum: number(output[position], 2),
              relu: String(hasRelu),
              unseen: numUnseen,
              left: number(numUnseen),
            })
      }
      numbers={{
        headings: [t('place'), t('input'), t('weight'), t('product')],
        rows:
          outputSize === 0
            ? []
            : products.map(({ place, input, weight, product }) => [
                place,
                number(input, 1),
                number(weight, decimals),
                number(product, 3),
              ]),
      }}
    >
      <LessonOnly>
        <div className={styles.controls}>
          {slider('size', SIZES)}
          {slider('filterSize', FILTER_SIZES)}
          {slider('stride', STRIDES)}
          {slider('padding', PADDINGS)}
        </div>
        <Choice
          label={t('filter')}
          options={FILTER_NAMES.map((name) => ({ name, text: t(name) }))}
          chosen={filterName}
          onChoose={(chosen) => change({ filter: chosen })}
        />
        <Choice
          label={t('digit')}
          options={DIGITS.map((each) => ({ name: String(each), text: String(each) }))}
          chosen={String(digit)}
          onChoose={(chosen) => change({ digit: Number(chosen) })}
        />
      </LessonOnly>
      <div className={styles.row} dir="ltr">
        <div>
          <p className={styles.name}>{t('image', { size: number(paddedSize) })}</p>
          <NumberGrid
            label={t('imageLabel')}
            values={padded}
            numColumns={paddedSize}
            decimals={1}
            greatest={1}
            tone="ink"
            padding={padding}
            frame={
              outputSize === 0
                ? null
                : { row: row * stride, column: column * stride, height: filterSize, width: filterSize }
            }
          />
        </div>
        <div>
          <p className={styles.name}>{t('filterName')}</p>
          <NumberGrid
            label={t('filterName')}
            values={filter}
            numColumns={filterSize}
            decimals={decimals}
            greatest={1}
          />
        </div>
        {outputSize > 0 && (
          <div>
            <p className={styles.name}>{t('map', { size: number(outputSize) })}</p>
            <NumberGrid
              label={t('mapLabel')}
              values={shown}
              numColumns={outputSize}
              decimals={1}
              greatest={Math.max(...output.map(Math.abs))}
              frame={{ row, column, height: 1, width: 1 }}
              onChoose={(place) => {
                setIsPlaying(false);
                setWanted(place.row * outputSize + place.column);
              }}
            />
          </div>
        )}
      </div>
      <div className={styles.buttons}>
        <button type="button" disabled={position <= 0} onClick={() => setWanted(position - 1)}>
          {t('back')}
        </button>
        <button type="button" disabled={position >= last} onClick={() => setWanted(position + 1)}>
          {t('next')}
        </button>
        <button
          type="button"
          className={styles.moving}
          aria-pressed={isPlaying}
          onClick={() => setIsPlaying(!isPlaying)}
        >
          {t(isPlaying ? 'stop' : 'play')}
        </button>
        <button type="button" aria-pressed={hasRelu} onClick={() => change({ relu: hasRelu ? 'no' : 'yes' })}>
          {t('relu')}
        </button>
      </div>
      <LessonOnly>
        <div className={styles.controls}>
          {slider('channels', CHANNELS)}
          {slider('filters', CHANNELS)}
        </div>
        <dl className={styles.facts}>
          <dt>{t('outputSize')}</dt>
          <dd className={styles.formula}>
            ⌊(n + 2p − k) / s⌋ + 1 = ⌊({size} + 2·{padding} − {filterSize}) / {stride}⌋ + 1 = <b>{outputSize}</b>
          </dd>
          <dt>{t('parameters')}</dt>
          <dd className={styles.formula}>
            k · k · C · F + F = {filterSize} · {filterSize} · {channels} · {filters} + {filters} ={' '}
            <b>{number(numParameters)}</b>
          </dd>
        </dl>
      </LessonOnly>
    </ToyFrame>
  );
}

interface State extends Readonly<Record<string, number | string>> {
  readonly digit: number;
  readonly size: number;
  readonly filter: FilterName;
  readonly filterSize: number;
  readonly stride: number;
  readonly padding: number;
  readonly channels: number;
  readonly filters: number;
  readonly relu: 'no' | 'yes';
}

type SliderName = 'size' | 'filterSize' | 'stride' | 'padding' | 'channels' | 'filters';
