'use client';

import { formatNumber, formatPercent } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { DataFigure } from './data-figure.tsx';
import styles from './level-histogram.module.css';
import type { PartStatistics } from './part-statistics.ts';

interface LevelHistogramProps {
  readonly statistics: PartStatistics;
}

const NUM_LEVELS = 256;
const HEIGHT = 100;
/** Levels in a row of the table; level 0, the paper, has one for itself. */
const ROW = 17;

/** How many pixels have each level, on a scale of powers of ten: paper outnumbers all the rest. */
export function LevelHistogram({ statistics: { levelCounts, mean, standardDeviation } }: LevelHistogramProps) {
  const t = useTranslations('dataDesk');
  const locale = useLocale();
  const [level, setLevel] = useState<number | null>(null);
  const numPixels = levelCounts.reduce((sum, count) => sum + count, 0);
  const shareOf = (count: number) => formatPercent(count / numPixels, locale);
  const top = Math.ceil(Math.log10(Math.max(10, ...levelCounts)));
  const y = (count: number) => (count === 0 ? HEIGHT : HEIGHT * (1 - Math.log10(count) / top));
  const powers = Array.from({ length: top + 1 }, (_, i) => top - i);
  const four = (value: number) => formatNumber(value, locale, { minimumFractionDigits: 4, maximumFractionDigits: 4 });

  function onPointer(event: PointerEvent<SVGSVGElement>): void {
    const box = event.currentTarget.getBoundingClientRect();
    const at = Math.floor(((event.clientX - box.left) / box.width) * NUM_LEVELS);
    setLevel(Math.min(NUM_LEVELS - 1, Math.max(0, at)));
  }

  function onKeyDown(event: KeyboardEvent): void {
    const length = event.shiftKey ? 16 : 1;
    const current = level ?? 0;
    const next = { ArrowLeft: current - length, ArrowRight: current + length, Home: 0, End: NUM_LEVELS - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    setLevel(Math.min(NUM_LEVELS - 1, Math.max(0, next)));
  }

  const starts = [0, ...Array.from({ length: (NUM_LEVELS - 1) / ROW }, (_, row) => 1 + row * ROW)];
  const table = {
    columns: [
      { name: t('levels'), align: 'start' as const },
      { name: t('pixels'), align: 'end' as const },
      { name: t('share'), align: 'end' as const },
    ],
    rows: starts.map((start) => {
      const end = start === 0 ? 0 : start + ROW - 1;
      const count = levelCounts.slice(start, end + 1).reduce((sum, each) => sum + each, 0);
      return [start === end ? String(start) : `${start}–${end}`, formatNumber(count, locale), shareOf(count)];
    }),
  };
  const sentence = t('levelsSentence', {
    paper: shareOf(levelCounts[0] ?? 0),
    full: shareOf(levelCounts[NUM_LEVELS - 1] ?? 0),
    mean: four(mean),
    deviation: four(standardDeviation),
  });
  return (
    <DataFigure title={t('levelsTitle')} sentence={sentence} caption={t('levelsCaption')} table={table}>
      <div className={styles.plot} dir="ltr">
        <ol className={styles.scale} aria-hidden="true">
          {powers.map((power) => (
            <li key={power}>{formatNumber(10 ** power, locale, { notation: 'compact' })}</li>
          ))}
        </ol>
        <svg
          className={styles.bars}
          viewBox={`0 0 ${NUM_LEVELS} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: with the role `application` it is a control, and has its own keys
          tabIndex={0}
          aria-label={t('levelsTitle')}
          onPointerDown={onPointer}
          onPointerMove={onPointer}
          onPointerLeave={({ pointerType }) => {
            // A finger leaves when it is lifted, and what it chose is to be read then.
            if (pointerType !== 'touch') setLevel(null);
          }}
          onKeyDown={onKeyDown}
        >
          <path className={styles.grid} d={powers.map((power) => `M0 ${y(10 ** power)}H${NUM_LEVELS}`).join('')} />
          <path
            className={styles.bar}
            d={levelCounts.map((count, each) => `M${each} ${HEIGHT}V${y(count)}h1V${HEIGHT}z`).join('')}
          />
          {level !== null && <rect className={styles.cursor} x={level} width={1} height={HEIGHT} />}
        </svg>
        <ol className={styles.axis} aria-hidden="true">
          {[0, 64, 128, 192, 255].map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ol>
      </div>
      <output className={styles.reading}>
        {level === null
          ? t('levelsHint')
          : t('levelReading', {
              level: String(level),
              count: levelCounts[level] ?? 0,
              pixels: formatNumber(levelCounts[level] ?? 0, locale),
              share: shareOf(levelCounts[level] ?? 0),
            })}
      </output>
    </DataFigure>
  );
}
