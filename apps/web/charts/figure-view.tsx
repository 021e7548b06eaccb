'use client';

import type { Figure } from '@raqam/report';
import type { FigureWords, Words } from '@raqam/report/words';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { BarsPlot } from './bars-plot.tsx';
import { CurvesPlot } from './curves-plot.tsx';
import { FigureTable } from './figure-table.tsx';
import styles from './figure-view.module.css';
import { HeatMap, type HeatMapCell } from './heat-map.tsx';
import { PictureGrid } from './picture-grid.tsx';
import { ReliabilityPlot } from './reliability-plot.tsx';

interface FigureViewProps {
  readonly figure: Figure;
  readonly words: Words;
  /** Which cell of a heat map is open. @default none */
  readonly opened?: HeatMapCell | null;
  /** Opens a cell of a heat map; without it cells can only be read. */
  readonly onOpen?: (cell: HeatMapCell) => void;
}

/**
 * Any figure of `@raqam/report`: drawn, or at the press of a switch as a table; with what to see in it and what it shows in
 * a sentence. Pointing, touching and arrow keys read the exact values.
 */
export function FigureView({ figure, words, opened = null, onOpen }: FigureViewProps) {
  const t = useTranslations('charts');
  const titleId = useId();
  const [isTable, setIsTable] = useState(false);
  const figureWords = words.figure(figure);
  return (
    <figure className={styles.figure}>
      <div className={styles.head}>
        <p id={titleId} className={styles.title}>
          {figureWords.title}
        </p>
        <button type="button" aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
          {t('table')}
        </button>
      </div>
      {isTable ? (
        <FigureTable labelledBy={titleId} table={figureWords.table} />
      ) : (
        <Drawing {...{ figure, words, figureWords, opened, onOpen }} labelledBy={titleId} />
      )}
      <figcaption>
        <p className={styles.sentence}>{figureWords.sentence}</p>
        <p className={styles.caption}>{figureWords.caption}</p>
      </figcaption>
    </figure>
  );
}

interface DrawingProps {
  readonly figure: Figure;
  readonly words: Words;
  readonly figureWords: FigureWords;
  readonly labelledBy: string;
  readonly opened: HeatMapCell | null;
  readonly onOpen: FigureViewProps['onOpen'];
}

function Drawing({ figure, words, opened, onOpen, ...rest }: DrawingProps) {
  switch (figure.kind) {
    case 'curves':
      return <CurvesPlot figure={figure} words={words} {...rest} />;
    case 'bars':
      return <BarsPlot figure={figure} {...rest} />;
    case 'heatMap':
      return <HeatMap figure={figure} opened={opened} onOpen={onOpen} {...rest} />;
    case 'pictureGrid':
      return <PictureGrid figure={figure} figureWords={rest.figureWords} />;
    case 'reliability':
      return <ReliabilityPlot figure={figure} {...rest} />;
  }
}
