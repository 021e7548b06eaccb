'use client';

import type { Picture, PictureGridFigure } from '@raqam/report';
import type { FigureWords } from '@raqam/report/words';
import { useMemo } from 'react';
import { DigitCanvas } from './digit-canvas.tsx';
import styles from './picture-grid.module.css';

interface PictureGridProps {
  readonly figure: PictureGridFigure;
  readonly figureWords: FigureWords;
}

/** Images in rows; below each what it is, what it was read as and how surely. */
export function PictureGrid({ figure: { columns, pictures }, figureWords: { names, table } }: PictureGridProps) {
  return (
    <ul className={styles.grid} data-columns={columns}>
      {pictures.map((picture, i) => (
        <li key={picture.index}>
          <DecodedPicture picture={picture} name={names[i]} />
          <p dir="ltr" className={styles.read} data-wrong={picture.label !== picture.prediction} aria-hidden="true">
            <b>{`${picture.label} → ${picture.prediction}`}</b> <span>{table.rows[i][3]}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}

function DecodedPicture({
  picture: { pixels, height, width },
  name,
}: {
  readonly picture: Picture;
  readonly name: string;
}) {
  const bytes = useMemo(() => Uint8Array.from(atob(pixels), (letter) => letter.charCodeAt(0)), [pixels]);
  return <DigitCanvas pixels={bytes} height={height} width={width} label={name} />;
}
