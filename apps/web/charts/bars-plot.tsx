'use client';

import type { BarsFigure } from '@raqam/report';
import type { FigureWords } from '@raqam/report/words';
import { scaleLinear } from 'd3-scale';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useState } from 'react';
import { FigureReading } from './figure-reading.tsx';
import { figureTone } from './figure-tone.ts';
import styles from './plot.module.css';
import { useWidth } from './use-width.ts';

interface BarsPlotProps {
  readonly figure: BarsFigure;
  readonly figureWords: FigureWords;
  readonly labelledBy: string;
}

const LETTER_WIDTH = 8;
/** Up to so many letters a name stands beside its bar; longer ones stand above. */
const MAX_BESIDE_LETTERS = 12;
const BESIDE_HEIGHT = 24;
const BELOW_HEIGHT = 46;
const BAR_HEIGHT = 12;
const FOOT = 48;
/** Between two ticks, in pixels, at the least. */
const TICK_ROOM = 64;

/**
 * Values under each other with their whiskers: bars where the axis begins at 0, points where it does not. A published
 * value is an open diamond. Arrow keys and pointing read each of them.
 */
export function BarsPlot({ figure: { axis, bars }, figureWords: { axes, names, table }, labelledBy }: BarsPlotProps) {
  const t = useTranslations('charts');
  const [measure, width] = useWidth();
  const [reading, setReading] = useState<number | null>(null);
  if (axes.x === null) return null;
  const lettersOf = (texts: readonly string[]) => LETTER_WIDTH * Math.max(0, ...texts.map((text) => text.length));
  const isBeside = names.every((name) => name.length <= MAX_BESIDE_LETTERS);
  const values = table.rows.map((row) => row[1]);
  const left = isBeside ? lettersOf(names) + 12 : 8;
  const right = Math.max(left + 1, width - (isBeside ? lettersOf(values) + 12 : 16));
  const rowHeight = isBeside ? BESIDE_HEIGHT : BELOW_HEIGHT;
  const middleOf = (row: number) => rowHeight * row + (isBeside ? rowHeight / 2 : rowHeight - 18);
  const bottom = rowHeight * bars.length;
  const across = scaleLinear(axis.extent, [left, right]);
  const every = Math.max(1, Math.ceil((TICK_ROOM * axis.ticks.length) / (right - left)));
  const isFromZero = axis.extent[0] === 0;
  const { className, mark } = figureTone(0, 56);

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity }[event.key];
    if (step === undefined || bars.length === 0) return;
    event.preventDefault();
    const last = bars.length - 1;
    setReading(Math.min(last, Math.max(0, (reading ?? (step > 0 ? -1 : last + 1)) + step)));
  }

  return (
    <>
      <div ref={measure} dir="ltr" className={styles.frame}>
        <svg
          className={styles.plot}
          width={width}
          height={bottom + FOOT}
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: with the role `application` it is a control, and has its own keys
          tabIndex={0}
          aria-labelledby={labelledBy}
          aria-roledescription={t('chart')}
          onKeyDown={onKeyDown}
          onBlur={() => setReading(null)}
          onPointerLeave={(event) => event.pointerType === 'mouse' && setReading(null)}
        >
          {axis.ticks.map((tick, i) => (
            <g key={tick}>
              <path className={styles.grid} d={`M${across(tick)} 0V${bottom}`} />
              {i % every === 0 && (
                <text className={styles.middle} x={across(tick)} y={bottom + 18}>
                  {axes.x?.ticks[i]}
                </text>
              )}
            </g>
          ))}
          {bars.map(({ name, value, low, high, reference = null }, row) => {
            const middle = middleOf(row);
            return (
              <g
                key={name}
                className={className}
                onPointerEnter={() => setReading(row)}
                onPointerDown={() => setReading(row)}
              >
                <rect x={0} y={rowHeight * row} width={width} height={rowHeight} fill="transparent" />
                <text
                  className={isBeside ? `${styles.value} ${styles.end}` : `${styles.word} ${styles.value}`}
                  x={isBeside ? left - 8 : left}
                  y={isBeside ? middle + 4 : middle - 12}
                >
                  {names[row]}
                </text>
                <text
                  className={isBeside ? styles.value : `${styles.value} ${styles.end}`}
                  x={isBeside ? right + 8 : right}
                  y={isBeside ? middle + 4 : middle - 12}
                >
                  {values[row]}
                </text>
                {isFromZero ? (
                  <rect
                    className={styles.bar}
                    data-reading={row === reading}
                    x={left}
                    y={middle - BAR_HEIGHT / 2}
                    width={Math.max(0, across(value) - left)}
                    height={BAR_HEIGHT}
                  />
                ) : (
                  <path className={styles.mark} d={mark} transform={`translate(${across(value)} ${middle})`} />
                )}
                {low !== null && high !== null && (
                  <path
                    className={styles.whisker}
                    d={`M${across(low)} ${middle}H${across(high)}M${across(low)} ${middle - 5}v10M${across(high)} ${middle - 5}v10`}
                  />
                )}
                {reference !== null && (
                  <path
                    className={styles.reference}
                    d={figureTone(3, 64).mark}
                    transform={`translate(${across(reference)} ${middle})`}
                  />
                )}
              </g>
            );
          })}
          <text className={`${styles.word} ${styles.end}`} x={right} y={bottom + 42}>
            {axes.x.name}
          </text>
        </svg>
      </div>
      <FigureReading
        hint={t('exploreBars')}
        values={
          reading === null || table.rows[reading] === undefined
            ? null
            : table.columns.map(({ name }, column) => ({ name, value: table.rows[reading][column] }))
        }
      />
    </>
  );
}
