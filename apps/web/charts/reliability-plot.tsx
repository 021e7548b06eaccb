'use client';

import type { ReliabilityFigure } from '@raqam/report';
import type { FigureWords } from '@raqam/report/words';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FigureReading } from './figure-reading.tsx';
import { figureTone } from './figure-tone.ts';
import styles from './plot.module.css';
import { PlotArea } from './plot-area.tsx';

interface ReliabilityPlotProps {
  readonly figure: ReliabilityFigure;
  readonly figureWords: FigureWords;
  readonly labelledBy: string;
}

const HEIGHT = 360;
/** Of the dot that stands for all answers, in pixels; the smallest is still seen. */
const MAX_RADIUS = 16;
const MIN_RADIUS = 3;

/**
 * How often answers are right against how sure they were: a dot for each bin, its area by how many answers it holds, tied
 * to the diagonal on which answers are as right as they say.
 */
export function ReliabilityPlot({
  figure: { x, y, bins },
  figureWords: { axes, table },
  labelledBy,
}: ReliabilityPlotProps) {
  const t = useTranslations('charts');
  const [reading, setReading] = useState<number | null>(null);
  if (axes.x === null || axes.y === null) return null;
  const count = bins.reduce((sum, bin) => sum + bin.count, 0);
  const read = bins.findIndex(({ confidence }) => confidence === reading);
  return (
    <>
      <PlotArea
        {...{ x, y, labelledBy, reading }}
        xWords={axes.x}
        yWords={axes.y}
        height={HEIGHT}
        room={32}
        places={bins.map(({ confidence }) => confidence)}
        onRead={setReading}
      >
        {(scales) => (
          <g className={figureTone(0).className}>
            <path className={styles.diagonal} d={`M${scales.x(0)} ${scales.y(0)}L${scales.x(1)} ${scales.y(1)}`} />
            {bins.map(({ low, confidence, accuracy, count: answers }) => (
              <g key={low}>
                <path
                  className={styles.gap}
                  d={`M${scales.x(confidence)} ${scales.y(confidence)}V${scales.y(accuracy)}`}
                />
                <circle
                  className={styles.mark}
                  cx={scales.x(confidence)}
                  cy={scales.y(accuracy)}
                  r={Math.max(MIN_RADIUS, MAX_RADIUS * Math.sqrt(answers / count))}
                />
              </g>
            ))}
          </g>
        )}
      </PlotArea>
      <FigureReading
        hint={t('explore')}
        values={
          read === -1 ? null : table.columns.map(({ name }, column) => ({ name, value: table.rows[read][column] }))
        }
      />
    </>
  );
}
