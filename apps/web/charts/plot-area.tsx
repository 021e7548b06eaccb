'use client';

import type { Axis } from '@raqam/report';
import type { AxisWords } from '@raqam/report/words';
import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { useTranslations } from 'next-intl';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import styles from './plot.module.css';
import { useWidth } from './use-width.ts';

/** Where values of the two axes lie, in pixels. */
export interface PlotScales {
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
}

/** What a plane with two axes is drawn from. */
interface PlotAreaProps {
  readonly x: Axis;
  readonly y: Axis;
  readonly xWords: AxisWords;
  readonly yWords: AxisWords;
  /** The id of what names it. */
  readonly labelledBy: string;
  /** Pixels. */
  readonly height: number;
  /** Room to the right of it, in pixels. */
  readonly room: number;
  /** Places along x at which there is something to read, ascending. */
  readonly places: readonly number[];
  /** Which of them is being read. */
  readonly reading: number | null;
  readonly onRead: (place: number | null) => void;
  readonly children: (scales: PlotScales) => ReactNode;
}

const TICK_LETTER_WIDTH = 8;
const HEAD = 24;
const FOOT = 48;

/**
 * The ground of a plot: rules and ticks of two axes, which run from left to right in every language. Pointing, touching
 * and the arrow keys choose the nearest place.
 */
export function PlotArea({
  x,
  y,
  xWords,
  yWords,
  labelledBy,
  height,
  room,
  places,
  reading,
  onRead,
  children,
}: PlotAreaProps) {
  const t = useTranslations('charts');
  const [measure, width] = useWidth();
  const left = 10 + TICK_LETTER_WIDTH * Math.max(...yWords.ticks.map((tick) => tick.length));
  const right = Math.max(left + 1, width - room);
  const bottom = height - FOOT;
  const scales = {
    x: scaleLinear(x.extent, [left, right]),
    y: scaleLinear(y.extent, [bottom, HEAD]),
  };

  function onPointer(event: PointerEvent<SVGSVGElement>): void {
    const box = event.currentTarget.getBoundingClientRect();
    onRead(nearest(places, scales.x.invert(event.clientX - box.left)));
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity }[event.key];
    if (step === undefined || places.length === 0) return;
    event.preventDefault();
    const last = places.length - 1;
    const from = reading === null ? (step > 0 ? -1 : last + 1) : places.indexOf(reading);
    onRead(places[Math.min(last, Math.max(0, from + step))]);
  }

  return (
    <div ref={measure} dir="ltr" className={styles.frame}>
      <svg
        className={`${styles.plot} ${styles.pointed}`}
        width={width}
        height={height}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: with the role `application` it is a control, and has its own keys
        tabIndex={0}
        aria-labelledby={labelledBy}
        aria-roledescription={t('chart')}
        onPointerDown={onPointer}
        onPointerMove={onPointer}
        onPointerLeave={(event) => event.pointerType === 'mouse' && onRead(null)}
        onKeyDown={onKeyDown}
        onBlur={() => onRead(null)}
      >
        <text className={styles.word} x={0} y={14}>
          {yWords.name}
        </text>
        {y.ticks.map((tick, i) => (
          <g key={tick}>
            <path className={styles.grid} d={`M${left} ${scales.y(tick)}H${right}`} />
            <text className={styles.end} x={left - 8} y={scales.y(tick) + 4}>
              {yWords.ticks[i]}
            </text>
          </g>
        ))}
        {x.ticks.map((tick, i) => (
          <text key={tick} className={styles.middle} x={scales.x(tick)} y={bottom + 20}>
            {xWords.ticks[i]}
          </text>
        ))}
        <text className={`${styles.word} ${styles.end}`} x={right} y={bottom + 42}>
          {xWords.name}
        </text>
        {reading !== null && <path className={styles.cursor} d={`M${scales.x(reading)} ${HEAD}V${bottom}`} />}
        {children(scales)}
      </svg>
    </div>
  );
}

function nearest(places: readonly number[], wanted: number): number | null {
  let found: number | null = null;
  for (const place of places) {
    if (found === null || Math.abs(place - wanted) < Math.abs(found - wanted)) found = place;
  }
  return found;
}
