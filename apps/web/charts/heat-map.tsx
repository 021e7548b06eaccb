'use client';

import type { HeatMapFigure } from '@raqam/report';
import type { FigureWords } from '@raqam/report/words';
import { useLocale, useTranslations } from 'next-intl';
import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react';
import { arrowStep } from '../drawing/arrow-step.ts';
import { FigureReading } from './figure-reading.tsx';
import styles from './heat-map.module.css';

/** A cell of a heat map, by its places among rows and columns. */
export interface HeatMapCell {
  readonly row: number;
  readonly column: number;
}

interface HeatMapProps {
  readonly figure: HeatMapFigure;
  readonly figureWords: FigureWords;
  readonly labelledBy: string;
  /** Which cell is open, where cells can be opened. */
  readonly opened: HeatMapCell | null;
  readonly onOpen: ((cell: HeatMapCell) => void) | undefined;
}

/**
 * Where the shade of a cell changes: shares of its row. Most of a good network's mistakes are less than a hundredth of
 * their row, so even steps would leave them all alike.
 */
const SHADES = [0, 0.005, 0.01, 0.03, 0.1, 0.5] as const;

/**
 * A matrix with a number in every cell, which no language mirrors, and a shade that repeats it. Arrow keys walk from cell
 * to cell; the one that is pointed at or walked to is read out in words, and Enter or a click opens it.
 */
export function HeatMap({
  figure: { values },
  figureWords: { axes, table },
  labelledBy,
  opened,
  onOpen,
}: HeatMapProps) {
  const t = useTranslations('charts');
  const locale = useLocale();
  const grid = useRef<HTMLTableElement>(null);
  const [current, setCurrent] = useState<HeatMapCell>({ row: 0, column: 0 });
  const [isRead, setIsRead] = useState(false);
  const { x, y } = axes;
  if (x === null || y === null) return null;

  function onKeyDown(event: KeyboardEvent): void {
    // That which has the focus: scrolling to it may have brought another one under the pointer.
    const from = cellOf(event.target);
    if (from === null) return;
    if (event.key === 'Enter' || event.key === ' ') {
      if (onOpen === undefined) return;
      event.preventDefault();
      onOpen(from);
      return;
    }
    const step = arrowStep(event);
    if (step === null) return;
    event.preventDefault();
    const inside = (index: number, count: number) => Math.min(count - 1, Math.max(0, index));
    const cell = {
      row: inside(from.row + step[1], values.length),
      column: inside(from.column + step[0], values[0].length),
    };
    setCurrent(cell);
    grid.current?.querySelector<HTMLElement>(`[data-cell="${cell.row} ${cell.column}"]`)?.focus();
  }

  function onClick({ target }: MouseEvent): void {
    const cell = cellOf(target);
    if (cell !== null) onOpen?.(cell);
  }

  function read(cell: HeatMapCell): void {
    setCurrent(cell);
    setIsRead(true);
  }

  return (
    <>
      <table
        ref={grid}
        dir="ltr"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is the table whose cells keys walk through (WAI-ARIA practices)
        role="grid"
        className={styles.matrix}
        data-opens={onOpen !== undefined}
        aria-labelledby={labelledBy}
      >
        <thead>
          <tr>
            <td />
            <th scope="colgroup" colSpan={x.ticks.length} className={styles.axis} lang={locale} dir="auto">
              {x.name}
            </th>
          </tr>
          <tr>
            <th scope="col" className={styles.axis} lang={locale} dir="auto">
              {y.name}
            </th>
            {x.ticks.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody
          onKeyDown={onKeyDown}
          onClick={onClick}
          onPointerLeave={() => setIsRead(false)}
          onBlur={() => setIsRead(false)}
        >
          {values.map((rowValues, row) => {
            const total = rowValues.reduce((sum, value) => sum + value, 0);
            return (
              <tr key={y.ticks[row]}>
                <th scope="row">{y.ticks[row]}</th>
                {rowValues.map((value, column) => {
                  const cell = { row, column };
                  const isCurrent = current.row === row && current.column === column;
                  return (
                    <td
                      key={x.ticks[column]}
                      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: likewise, a cell of a grid
                      role="gridcell"
                      tabIndex={isCurrent ? 0 : -1}
                      aria-selected={onOpen && opened?.row === row && opened.column === column}
                      data-cell={`${row} ${column}`}
                      data-shade={shadeOf(total === 0 ? 0 : value / total)}
                      className={y.ticks[row] === x.ticks[column] ? styles.right : undefined}
                      onFocus={() => read(cell)}
                      onPointerEnter={() => read(cell)}
                    >
                      {table.rows[row][column + 1]}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
      <FigureReading
        hint={t(onOpen === undefined ? 'exploreCells' : 'openCells')}
        values={
          isRead
            ? [
                { name: y.name, value: y.ticks[current.row] },
                { name: x.name, value: x.ticks[current.column] },
                { name: t('cell'), value: table.rows[current.row][current.column + 1] },
              ]
            : null
        }
      />
    </>
  );
}

/** The cell that an event is about. */
function cellOf(target: EventTarget): HeatMapCell | null {
  const place = target instanceof Element ? target.closest('[data-cell]')?.getAttribute('data-cell') : null;
  if (place === null || place === undefined) return null;
  const [row, column] = place.split(' ').map(Number);
  return { row, column };
}

/** 0 for none at all, then one more for each bound that the share is above. */
function shadeOf(share: number): number {
  return SHADES.filter((bound) => share > bound).length;
}
