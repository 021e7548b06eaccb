'use client';

import type { DigitImage } from '@raqam/image';
import { formatNumber } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import { type KeyboardEvent, memo, type PointerEvent, useState } from 'react';
import { arrowStep } from './arrow-step.ts';
import { Cells } from './cells.tsx';
import styles from './machine-view.module.css';

interface MachineViewProps {
  /** What is drawn, as a network would read it; `null` while nothing is. */
  readonly image: DigitImage | null;
}

const SIZE = 28;

/** The 28×28 numbers, each as a cell of that much ink; pointing at a cell, or walking there by arrow keys, reads it out. */
export const MachineView = memo(function MachineView({ image }: MachineViewProps) {
  const t = useTranslations('pad');
  const locale = useLocale();
  const [cell, setCell] = useState<number | null>(null);
  const inked = image === null ? 0 : image.ink.reduce((count, ink) => (ink > 0 ? count + 1 : count), 0);

  function onPointer(event: PointerEvent<SVGSVGElement>): void {
    const box = event.currentTarget.getBoundingClientRect();
    const column = Math.floor(((event.clientX - box.left) / box.width) * SIZE);
    const row = Math.floor(((event.clientY - box.top) / box.height) * SIZE);
    setCell(cellAt(row, column));
  }

  function onPointerLeave({ pointerType }: PointerEvent): void {
    // A finger leaves when it is lifted, and what it chose is to be read then.
    if (pointerType !== 'touch') setCell(null);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = arrowStep(event);
    if (step === null) return;
    event.preventDefault();
    const [row, column] = cell === null ? [SIZE / 2, SIZE / 2] : [Math.floor(cell / SIZE), cell % SIZE];
    setCell(cell === null ? cellAt(row, column) : cellAt(row + step[1], column + step[0]));
  }

  return (
    <figure className={styles.figure}>
      <h2 className={styles.title}>{t('view')}</h2>
      <svg
        className={styles.cells}
        viewBox={`0 0 ${SIZE} ${SIZE}`}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: with the role `application` it is a control, and has its own keys
        tabIndex={0}
        aria-label={t('viewLabel', { inked, count: formatNumber(inked, locale) })}
        onPointerDown={onPointer}
        onPointerMove={onPointer}
        onPointerLeave={onPointerLeave}
        onKeyDown={onKeyDown}
        onBlur={() => setCell(null)}
      >
        <path className={styles.grid} d={GRID} />
        {image !== null && <Cells image={image} />}
        {cell !== null && (
          <rect className={styles.cell} x={cell % SIZE} y={Math.floor(cell / SIZE)} width={1} height={1} />
        )}
      </svg>
      <output className={styles.reading}>
        {cell === null ? (
          t(image === null ? 'empty' : 'explore')
        ) : (
          <>
            {t('cell', { row: String(Math.floor(cell / SIZE) + 1), column: String((cell % SIZE) + 1) })}{' '}
            <span className={styles.value}>
              {formatNumber(image?.ink[cell] ?? 0, locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })}
            </span>
          </>
        )}
      </output>
      <figcaption className={styles.caption}>{t('caption')}</figcaption>
    </figure>
  );
});

/** The hairlines between the cells. */
const GRID = Array.from({ length: SIZE - 1 }, (_, i) => `M${i + 1} 0v${SIZE}M0 ${i + 1}h${SIZE}`).join('');

/** The index of a cell, row-major; places beyond the edge count as the edge. */
function cellAt(row: number, column: number): number {
  const inside = (index: number) => Math.min(SIZE - 1, Math.max(0, index));
  return inside(row) * SIZE + inside(column);
}
