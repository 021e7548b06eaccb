'use client';

import { spreadLabels, type ValueAxis } from '@raqam/report';
import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type PointerEvent, useId, useState } from 'react';
import styles from './line-chart.module.css';
import { LineTable } from './line-table.tsx';
import { useWidth } from './use-width.ts';

/** One line of a {@link LineChart}. */
export interface ChartSeries {
  readonly name: string;
  /** The machine's color for what is measured while learning, ink for what is measured apart from it. */
  readonly tone: 'machine' | 'ink';
  /** In ascending order of x. */
  readonly points: readonly ChartPoint[];
}

export type ChartPoint = readonly [x: number, y: number];

interface LineChartProps {
  readonly title: string;
  /** What to see in it, in a sentence. */
  readonly caption: string;
  /** What is counted along the x axis. */
  readonly xLabel: string;
  readonly xDomain: readonly [from: number, to: number];
  readonly yAxis: ValueAxis;
  readonly formatX: (x: number) => string;
  readonly formatY: (y: number) => string;
  /** Shorter than `formatY`: what stands beside the y axis. */
  readonly formatTick: (y: number) => string;
  readonly series: readonly ChartSeries[];
  /** Written in the middle while there are no points. */
  readonly empty: string;
}

const HEIGHT = 240;
const MARGIN = { top: 12, bottom: 32, left: 56 } as const;
/** Room for the name of a line at its end: some pixels for each letter of the longest. */
const LETTER_WIDTH = 7.5;
const LABEL_HEIGHT = 18;

/**
 * Lines over a count of steps or epochs, each with its name at its end. Pointing, touching or walking with the arrow keys
 * reads the exact values, and a switch shows them all as a table. The axis runs from left to right in every language.
 */
export function LineChart(props: LineChartProps) {
  const { title, caption, xLabel, xDomain, yAxis, formatX, formatY, formatTick, series, empty } = props;
  const t = useTranslations('charts');
  const titleId = useId();
  const [measure, width] = useWidth();
  const [chosen, setChosen] = useState<number | null>(null);
  const [isTable, setIsTable] = useState(false);

  const right = 12 + LETTER_WIDTH * Math.max(...series.map(({ name }) => name.length));
  const x = scaleLinear(xDomain, [MARGIN.left, Math.max(MARGIN.left + 1, width - right)]);
  const y = scaleLinear(yAxis.extent, [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const places = [...new Set(series.flatMap(({ points }) => points.map(([place]) => place)))].sort((a, b) => a - b);
  const reading = chosen === null ? null : nearest(places, chosen);
  const drawn = series.filter(({ points }) => points.length > 0);

  function onPointer(event: PointerEvent<SVGSVGElement>): void {
    const box = event.currentTarget.getBoundingClientRect();
    setChosen(x.invert(event.clientX - box.left));
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity }[event.key];
    if (step === undefined || places.length === 0) return;
    event.preventDefault();
    const last = places.length - 1;
    const from = reading === null ? (step > 0 ? -1 : last + 1) : places.indexOf(reading);
    setChosen(places[Math.min(last, Math.max(0, from + step))]);
  }

  return (
    <figure className={styles.figure}>
      <div className={styles.head}>
        <h3 id={titleId}>{title}</h3>
        <button type="button" aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
          {t('table')}
        </button>
      </div>
      {isTable ? (
        <LineTable labelledBy={titleId} {...{ xLabel, places, series, formatX, formatY }} />
      ) : (
        <>
          <div ref={measure} dir="ltr" className={styles.frame}>
            <svg
              className={styles.plot}
              width={width}
              height={HEIGHT}
              role="application"
              // biome-ignore lint/a11y/noNoninteractiveTabindex: with the role `application` it is a control, and has its own keys
              tabIndex={0}
              aria-labelledby={titleId}
              aria-roledescription={t('chart')}
              onPointerDown={onPointer}
              onPointerMove={onPointer}
              onPointerLeave={(event) => event.pointerType === 'mouse' && setChosen(null)}
              onKeyDown={onKeyDown}
              onBlur={() => setChosen(null)}
            >
              <Axes {...{ x, y, xLabel, yAxis, formatX, formatTick }} />
              {reading !== null && (
                <path className={styles.cursor} d={`M${x(reading)} ${MARGIN.top}V${HEIGHT - MARGIN.bottom}`} />
              )}
              {drawn.map((each) => (
                <SeriesLine key={each.name} series={each} x={x} y={y} reading={reading} />
              ))}
              <SeriesNames series={drawn} x={x} y={y} />
              {drawn.length === 0 && (
                <text className={styles.empty} x={(x.range()[0] + x.range()[1]) / 2} y={HEIGHT / 2}>
                  {empty}
                </text>
              )}
            </svg>
          </div>
          <output className={styles.reading}>
            {reading === null ? (
              t('explore')
            ) : (
              <>
                {xLabel} <b>{formatX(reading)}</b>
                {series.map(({ name, points }) => {
                  const value = points.find(([place]) => place === reading)?.[1];
                  return (
                    value !== undefined && (
                      <span key={name}>
                        {name} <b>{formatY(value)}</b>
                      </span>
                    )
                  );
                })}
              </>
            )}
          </output>
        </>
      )}
      <figcaption className={styles.caption}>{caption}</figcaption>
    </figure>
  );
}

interface Scales {
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
}

type AxesProps = Scales & Pick<LineChartProps, 'xLabel' | 'yAxis' | 'formatX' | 'formatTick'>;

function Axes({ x, y, xLabel, yAxis, formatX, formatTick }: AxesProps) {
  const [left, right] = [x.range()[0], x.range()[1]];
  const bottom = HEIGHT - MARGIN.bottom;
  const steps = x.ticks(Math.max(2, Math.floor((right - left) / 90))).filter(Number.isInteger);
  return (
    <g>
      {yAxis.ticks.map((tick) => (
        <g key={tick}>
          <path className={styles.grid} d={`M${left} ${y(tick)}H${right}`} />
          <text className={styles.tickY} x={left - 8} y={y(tick) + 5}>
            {formatTick(tick)}
          </text>
        </g>
      ))}
      {steps.map((tick) => (
        <text key={tick} className={styles.tickX} x={x(tick)} y={bottom + 20}>
          {formatX(tick)}
        </text>
      ))}
      <text className={styles.axisName} x={right + 12} y={bottom + 20}>
        {xLabel}
      </text>
    </g>
  );
}

interface SeriesLineProps extends Scales {
  readonly series: ChartSeries;
  readonly reading: number | null;
}

/** A line, with marks where its points are few enough to be seen apart. */
function SeriesLine({ series: { tone, points }, x, y, reading }: SeriesLineProps) {
  const path = line<ChartPoint>(
    ([place]) => x(place),
    ([, value]) => y(value),
  );
  const marks = tone === 'ink' || points.length === 1 ? points : points.filter(([place]) => place === reading);
  return (
    <g className={styles[tone]}>
      <path className={styles.line} d={path(points) ?? ''} />
      {marks.map(([place, value]) => (
        <circle key={place} cx={x(place)} cy={y(value)} r={place === reading ? 5 : 3.5} />
      ))}
    </g>
  );
}

/** The names of the lines at their ends, moved apart where the ends are near each other. */
function SeriesNames({ series, x, y }: Scales & { readonly series: readonly ChartSeries[] }) {
  const ends = series.map(({ points }) => points[points.length - 1]);
  const heights = spreadLabels(
    ends.map(([, value]) => y(value)),
    LABEL_HEIGHT,
    [MARGIN.top, HEIGHT - MARGIN.bottom - LABEL_HEIGHT / 2],
  );
  const furthest = Math.max(...ends.map(([place]) => x(place)));
  return series.map(({ name, tone }, i) => (
    <text key={name} className={`${styles.name} ${styles[tone]}`} x={furthest + 10} y={heights[i] + 5}>
      {name}
    </text>
  ));
}

function nearest(places: readonly number[], wanted: number): number | null {
  let found: number | null = null;
  for (const place of places) {
    if (found === null || Math.abs(place - wanted) < Math.abs(found - wanted)) found = place;
  }
  return found;
}
