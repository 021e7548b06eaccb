'use client';

import { describeConfusions, formatNumber, formatPercent } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import { type KeyboardEvent, useRef, useState } from 'react';
import { arrowStep } from '../drawing/arrow-step.ts';
import styles from './confusion-matrix.module.css';

interface ConfusionMatrixProps {
  /** The id of the heading that names it. */
  readonly labelledBy: string;
  /** `counts[label][prediction]`, square. */
  readonly counts: readonly (readonly number[])[];
}

/**
 * Where the shade of a cell changes: shares of its row. Most of a good network's mistakes are less than a hundredth of
 * their row, so even steps would leave them all alike.
 */
const SHADES = [0, 0.005, 0.01, 0.03, 0.1, 0.5] as const;

type Cell = readonly [row: number, column: number];

/**
 * How many images of each digit were read as which: a number in every cell, which no language mirrors, and a shade that
 * repeats it. Arrow keys walk from cell to cell; the one that is pointed at or walked to is read out in words.
 */
export function ConfusionMatrix({ labelledBy, counts }: ConfusionMatrixProps) {
  const t = useTranslations('runs');
  const locale = useLocale();
  const grid = useRef<HTMLTableElement>(null);
  const [current, setCurrent] = useState<Cell>([0, 0]);
  const [isRead, setIsRead] = useState(false);
  const { classes } = describeConfusions(counts);
  const totalOf = (row: number) => classes[row].count;
  const shareOf = ([row, column]: Cell) => (totalOf(row) === 0 ? 0 : counts[row][column] / totalOf(row));

  function onKeyDown(event: KeyboardEvent): void {
    const step = arrowStep(event);
    if (step === null) return;
    event.preventDefault();
    const inside = (index: number) => Math.min(counts.length - 1, Math.max(0, index));
    const cell: Cell = [inside(current[0] + step[1]), inside(current[1] + step[0])];
    setCurrent(cell);
    grid.current?.querySelector<HTMLElement>(`[data-cell="${cell.join(' ')}"]`)?.focus();
  }

  function read(cell: Cell): void {
    setCurrent(cell);
    setIsRead(true);
  }

  return (
    <figure className={styles.figure}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is the table whose cells keys walk through (WAI-ARIA practices) */}
      <table ref={grid} dir="ltr" role="grid" className={styles.matrix} aria-labelledby={labelledBy}>
        <thead>
          <tr>
            <td />
            <th scope="colgroup" colSpan={counts.length} className={styles.axis} lang={locale} dir="auto">
              {t('readAs')}
            </th>
          </tr>
          <tr>
            <th scope="col" className={styles.axis} lang={locale} dir="auto">
              {t('trueDigit')}
            </th>
            {counts.map((_, prediction) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the index is the digit, which is its identity
              <th key={prediction} scope="col">
                {prediction}
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={onKeyDown} onPointerLeave={() => setIsRead(false)} onBlur={() => setIsRead(false)}>
          {counts.map((row, label) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: likewise
            <tr key={label}>
              <th scope="row">{label}</th>
              {row.map((count, prediction) => {
                const cell: Cell = [label, prediction];
                const isCurrent = current[0] === label && current[1] === prediction;
                return (
                  <td
                    // biome-ignore lint/suspicious/noArrayIndexKey: likewise
                    key={prediction}
                    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: likewise, a cell of a grid
                    role="gridcell"
                    tabIndex={isCurrent ? 0 : -1}
                    data-cell={cell.join(' ')}
                    data-shade={shadeOf(shareOf(cell))}
                    className={label === prediction ? styles.right : undefined}
                    onFocus={() => read(cell)}
                    onPointerEnter={() => read(cell)}
                  >
                    {count}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <output className={styles.reading}>
        {isRead
          ? t('cell', {
              label: String(current[0]),
              prediction: String(current[1]),
              count: formatNumber(counts[current[0]][current[1]], locale),
              total: formatNumber(totalOf(current[0]), locale),
              share: formatPercent(shareOf(current), locale),
            })
          : t('explore')}
      </output>
      <figcaption className={styles.caption}>{t('confusionCaption')}</figcaption>
    </figure>
  );
}

/** 0 for none at all, then one more for each bound that the share is above. */
function shadeOf(share: number): number {
  return SHADES.filter((bound) => share > bound).length;
}
