'use client';

import { type CurvesFigure, type CurvesSeries, type FigurePoint, spreadLabels } from '@raqam/report';
import type { FigureWords, Words } from '@raqam/report/words';
import { area, line } from 'd3-shape';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FigureReading } from './figure-reading.tsx';
import { figureTone } from './figure-tone.ts';
import styles from './plot.module.css';
import { PlotArea, type PlotScales } from './plot-area.tsx';

interface CurvesPlotProps {
  readonly figure: CurvesFigure;
  readonly words: Words;
  /** The figure's own. */
  readonly figureWords: FigureWords;
  readonly labelledBy: string;
}

/** Pixels; many lines need more of them. */
const LOW = 280;
const HIGH = 400;
const MANY_SERIES = 4;
/** Up to so many letters a name stands at the end of its line; longer ones are told by a legend. */
const MAX_NAME_LETTERS = 14;
const NAME_LETTER_WIDTH = 7.5;
const NAME_HEIGHT = 18;
/** More points than this would hide their line. */
const MAX_MARKS = 30;

/**
 * Lines with the ranges around them. Each has a color and a shape of mark, and its name at its end, or in a legend where
 * names are long; the same thing on the images it learnt from is dashed.
 */
export function CurvesPlot({ figure, words, figureWords: { axes, names }, labelledBy }: CurvesPlotProps) {
  const t = useTranslations('charts');
  const [chosen, setChosen] = useState<number | null>(null);
  if (axes.x === null || axes.y === null) return null;
  const { x, y, series } = figure;
  const subjects = [...new Set(series.map(({ name }) => name))];
  const drawn = series.flatMap((each, index) =>
    each.points.length === 0
      ? []
      : [
          {
            ...each,
            title: names[index],
            tone: figureTone(subjects.length === 1 ? index : subjects.indexOf(each.name)),
          },
        ],
  );
  const places = [...new Set(series.flatMap(({ points }) => points.map((point) => point.x)))].sort((a, b) => a - b);
  const reading = chosen !== null && places.includes(chosen) ? chosen : null;
  const letters = Math.max(0, ...names.map((name) => name.length));
  const isNamed = letters <= MAX_NAME_LETTERS;
  return (
    <>
      <PlotArea
        {...{ x, y, labelledBy, places, reading }}
        xWords={axes.x}
        yWords={axes.y}
        height={series.length > MANY_SERIES ? HIGH : LOW}
        room={isNamed ? 28 + NAME_LETTER_WIDTH * letters : 32}
        onRead={setChosen}
      >
        {(scales) => (
          <>
            {drawn.map(({ title, tone, ...each }) => (
              <g key={title} className={tone.className}>
                <Line series={each} scales={scales} />
                {each.points
                  .filter((point) => each.points.length <= MAX_MARKS || point.x === reading)
                  .map((point) => (
                    <path
                      key={point.x}
                      className={styles.mark}
                      d={tone.mark}
                      transform={`translate(${scales.x(point.x)} ${scales.y(point.y)}) scale(${point.x === reading ? 1.4 : 1})`}
                    />
                  ))}
              </g>
            ))}
            {isNamed && <Names drawn={drawn} scales={scales} />}
            {drawn.length === 0 && (
              <text
                className={`${styles.word} ${styles.middle}`}
                x={(scales.x.range()[0] + scales.x.range()[1]) / 2}
                y={(scales.y.range()[0] + scales.y.range()[1]) / 2}
              >
                {t('empty')}
              </text>
            )}
          </>
        )}
      </PlotArea>
      {!isNamed && (
        <ul className={styles.legend}>
          {drawn.map(({ title, tone, dashed = false }) => (
            <li key={title} className={tone.className}>
              <svg width="28" height="12" aria-hidden="true">
                <path className={dashed ? `${styles.line} ${styles.dashed}` : styles.line} d="M0 6H28" />
                <path className={styles.mark} d={tone.mark} transform="translate(14 6)" />
              </svg>
              {title}
            </li>
          ))}
        </ul>
      )}
      <FigureReading
        hint={t('explore')}
        values={
          reading === null
            ? null
            : [
                { name: axes.x.name, value: words.value(reading, x.unit) },
                ...drawn.flatMap(({ title, points }) => {
                  const point = points.find((candidate) => candidate.x === reading);
                  return point === undefined ? [] : [{ name: title, value: pointText(words, figure, point) }];
                }),
              ]
        }
      />
    </>
  );
}

function pointText(words: Words, { y: { unit } }: CurvesFigure, { y, low, high }: FigurePoint): string {
  const value = words.value(y, unit);
  return low === undefined || high === undefined ? value : `${value} (${words.interval({ low, high }, unit)})`;
}

interface LineProps {
  readonly series: CurvesSeries;
  readonly scales: PlotScales;
}

function Line({ series: { points, dashed = false }, scales }: LineProps) {
  const path = line<FigurePoint>(
    ({ x }) => scales.x(x),
    ({ y }) => scales.y(y),
  );
  const band = area<FigurePoint>(
    ({ x }) => scales.x(x),
    ({ y, low = y }) => scales.y(low),
    ({ y, high = y }) => scales.y(high),
  );
  const hasBand = points.some(({ low, high }) => low !== undefined && high !== undefined);
  return (
    <>
      {hasBand && <path className={styles.band} d={band(points) ?? ''} />}
      <path className={dashed ? `${styles.line} ${styles.dashed}` : styles.line} d={path(points) ?? ''} />
    </>
  );
}

interface NamesProps {
  readonly drawn: readonly {
    readonly title: string;
    readonly tone: { readonly className: string };
    readonly points: readonly FigurePoint[];
  }[];
  readonly scales: PlotScales;
}

/** The names of the lines at their ends, moved apart where the ends are near each other. */
function Names({ drawn, scales }: NamesProps) {
  const ends = drawn.map(({ points }) => points[points.length - 1]);
  const [bottom, top] = scales.y.range();
  const heights = spreadLabels(
    ends.map(({ y }) => scales.y(y)),
    NAME_HEIGHT,
    [top, Math.max(bottom, top + NAME_HEIGHT * (drawn.length - 1))],
  );
  const furthest = Math.max(...ends.map(({ x }) => scales.x(x)));
  return drawn.map(({ title, tone }, i) => (
    <text key={title} className={`${styles.name} ${tone.className}`} x={furthest + 12} y={heights[i] + 5}>
      {title}
    </text>
  ));
}
