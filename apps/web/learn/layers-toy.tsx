'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { LayersDrawing } from './layers-drawing.tsx';
import styles from './layers-toy.module.css';
import type { UnitPlace } from './network-drawing.tsx';
import { useNumber } from './use-number.ts';

interface LayersToyProps {
  /** Units in each layer, the inputs first. */
  readonly sizes: readonly number[];
}

/** Fully connected layers: the unit that is pointed at shows what it is connected with. */
export function LayersToy({ sizes }: LayersToyProps) {
  const t = useTranslations('toys.layers');
  const number = useNumber();
  const [chosen, setChosen] = useState<UnitPlace | null>(null);
  const numConnections = sizes.slice(1).reduce((total, size, i) => total + size * sizes[i], 0);
  return (
    <figure className={styles.toy} aria-label={t('title')}>
      <LayersDrawing label={t('label')} sizes={sizes} chosen={chosen} onChoose={setChosen} />
      <output>
        {chosen === null
          ? t('summary', { connections: number(numConnections) })
          : t('unit', {
              before: number(sizes[chosen.layer - 1] ?? 0),
              after: number(sizes[chosen.layer + 1] ?? 0),
            })}
      </output>
    </figure>
  );
}
