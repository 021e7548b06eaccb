'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { LessonOnly } from './lesson-only.tsx';
import { NumberGrid } from './number-grid.tsx';
import styles from './toy.module.css';
import { ToyFrame } from './toy-frame.tsx';
import { useNumber } from './use-number.ts';

const SIZE = 2;
const NUM_MAPS = 2;
/** [SIZE, SIZE, NUM_MAPS], row-major: as a network keeps its maps, the maps' values at one place side by side. */
const VALUES = [4, 1, 8, 0, 6, 2, 9, 3];

/** Two small maps and the row that they become: each number can be followed to its place. */
export function FlattenToy() {
  const t = useTranslations('toys.flatten');
  const number = useNumber();
  const [index, setIndex] = useState(0);
  const [map, place] = [index % NUM_MAPS, Math.floor(index / NUM_MAPS)];
  const [row, column] = [Math.floor(place / SIZE), place % SIZE];
  const greatest = Math.max(...VALUES);

  return (
    <ToyFrame
      id="flatten"
      title={t('title')}
      caption={t('caption')}
      summary={t('summary', {
        row: number(row + 1),
        column: number(column + 1),
        map: number(map + 1),
        index: number(index + 1),
        value: number(VALUES[index]),
      })}
      numbers={{
        headings: [t('place'), t('map'), t('cell'), t('value')],
        rows: VALUES.map((value, i) => [
          String(i + 1),
          String((i % NUM_MAPS) + 1),
          `${Math.floor(i / NUM_MAPS / SIZE) + 1}, ${(Math.floor(i / NUM_MAPS) % SIZE) + 1}`,
          number(value),
        ]),
      }}
    >
      <div className={styles.row} dir="ltr">
        {Array.from({ length: NUM_MAPS }, (_, each) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the index is the map's name
          <div key={each}>
            <p className={styles.name}>{t('mapName', { map: number(each + 1) })}</p>
            <NumberGrid
              label={t('mapName', { map: number(each + 1) })}
              values={VALUES.filter((_, i) => i % NUM_MAPS === each)}
              numColumns={SIZE}
              greatest={greatest}
              frame={each === map ? { row, column, height: 1, width: 1 } : null}
              onChoose={(chosen) => setIndex((chosen.row * SIZE + chosen.column) * NUM_MAPS + each)}
            />
          </div>
        ))}
        <div>
          <p className={styles.name}>{t('rowName')}</p>
          <NumberGrid
            label={t('rowName')}
            values={VALUES}
            numColumns={VALUES.length}
            greatest={greatest}
            frame={{ row: 0, column: index, height: 1, width: 1 }}
            onChoose={(chosen) => setIndex(chosen.column)}
          />
        </div>
      </div>
      <LessonOnly>
        <p className={styles.formula}>
          (i · {SIZE} + j) · {NUM_MAPS} + c = ({row} · {SIZE} + {column}) · {NUM_MAPS} + {map} = <b>{index}</b>
        </p>
      </LessonOnly>
    </ToyFrame>
  );
}
