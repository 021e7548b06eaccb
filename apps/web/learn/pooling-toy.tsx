'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { object } from 'valibot';
import { numbersField } from './link-fields.ts';
import { MatrixInput } from './matrix-input.tsx';
import { type GridPlace, NumberGrid } from './number-grid.tsx';
import { POOLED_SIZE, poolSquares } from './pool-squares.ts';
import styles from './toy.module.css';
import { ToyFrame } from './toy-frame.tsx';
import { useLinkedState } from './use-linked-state.ts';
import { useNumber } from './use-number.ts';

const BOUND = 99;
const NUM_VALUES = POOLED_SIZE ** 2;
const SCHEMA = object({ values: numbersField(NUM_VALUES, NUM_VALUES, BOUND) });
const FIRST: { readonly values: readonly number[] } = {
  values: [4, 3, 1, 5, 1, 3, 4, 8, 4, 5, 4, 3, 6, 5, 9, 4],
};

/** A matrix to change, and what max and average pooling keep of each of its 2×2 squares. */
export function PoolingToy() {
  const t = useTranslations('toys.pooling');
  const number = useNumber();
  const { values: linked, change, isRefused } = useLinkedState('pooling', SCHEMA, FIRST);
  const { values } = linked;
  const [square, setSquare] = useState<GridPlace>({ row: 0, column: 0 });
  const { max, average } = poolSquares(values);
  const at = square.row * 2 + square.column;
  const inSquare = (row: number, column: number) => row >> 1 === square.row && column >> 1 === square.column;
  const seen = values.filter((_, i) => inSquare(Math.floor(i / POOLED_SIZE), i % POOLED_SIZE));
  const rearrange = (sourceOf: (row: number, column: number) => number | undefined) =>
    change({ values: values.map((_, i) => sourceOf(Math.floor(i / POOLED_SIZE), i % POOLED_SIZE) ?? 0) });
  const valueAt = (row: number, column: number) => values[row * POOLED_SIZE + column];

  const pooled = [
    { name: 'max', result: max, decimals: 0 },
    { name: 'average', result: average, decimals: 2 },
  ] as const;

  return (
    <ToyFrame
      id="pooling"
      title={t('title')}
      caption={t('caption')}
      isRefused={isRefused}
      summary={t('summary', {
        values: seen.map((value) => number(value)).join(' · '),
        max: number(max[at]),
        average: number(average[at], 2),
      })}
      numbers={{
        headings: [t('square'), t('max'), t('average')],
        rows: Array.from(max, (value, i) => [`${(i >> 1) + 1}, ${(i & 1) + 1}`, number(value), number(average[i], 2)]),
      }}
    >
      <div className={styles.row} dir="ltr">
        <div>
          <p className={styles.name}>{t('input')}</p>
          <MatrixInput
            label={t('input')}
            nameCell={(row, column) => t('cell', { row: String(row), column: String(column) })}
            values={values}
            numColumns={POOLED_SIZE}
            bound={BOUND}
            isMarked={inSquare}
            onChange={(changed) => change({ values: changed })}
          />
        </div>
        {pooled.map(({ name, result, decimals }) => (
          <div key={name}>
            <p className={styles.name}>{t(name)}</p>
            <NumberGrid
              label={t('resultLabel', { name: t(name) })}
              values={result}
              numColumns={2}
              decimals={decimals}
              greatest={Math.max(...values.map(Math.abs))}
              frame={{ ...square, height: 1, width: 1 }}
              onChoose={setSquare}
            />
          </div>
        ))}
      </div>
      <div className={styles.buttons}>
        <button type="button" onClick={() => rearrange((row, column) => (column === 0 ? 0 : valueAt(row, column - 1)))}>
          {t('shift')}
        </button>
        <button type="button" onClick={() => rearrange((row, column) => valueAt(POOLED_SIZE - 1 - column, row))}>
          {t('turn')}
        </button>
        <button type="button" onClick={() => change(FIRST)}>
          {t('reset')}
        </button>
      </div>
    </ToyFrame>
  );
}
