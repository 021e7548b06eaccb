'use client';

import { inferShapes } from '@raqam/artifact';
import type { LayerValues } from '@raqam/engine/reference';
import { formatNumber } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useWidth } from '../charts/use-width.ts';
import { LayerDetail } from './layer-detail.tsx';
import { LayerRow } from './layer-row.tsx';
import type { Look } from './look.ts';
import styles from './network-view.module.css';
import { openLayer } from './opened-layer.ts';
import type { ReadableNetwork } from './readable-network.ts';

interface NetworkViewProps {
  readonly network: ReadableNetwork;
  /** What the network made of which image; `null` until it read one. */
  readonly reading: { readonly image: Float32Array; readonly layers: readonly LayerValues[] } | null;
  readonly look: Look;
  readonly onLook: (changes: Partial<Look>) => void;
}

/** The whole network on one image, layer by layer; each opens where it stands. */
export function NetworkView({ look, network, onLook, reading }: NetworkViewProps) {
  const t = useTranslations('inside');
  const locale = useLocale();
  const [measure, availableWidth] = useWidth();
  const shapes = useMemo(() => inferShapes(network.spec), [network.spec]);
  return (
    <section ref={measure} aria-label={t('network', { name: network.spec.name })}>
      <p className={styles.size}>
        {t('networkSize', {
          layers: shapes.layers.length,
          count: shapes.numParameters,
          number: formatNumber(shapes.numParameters, locale),
        })}
      </p>
      <ol
        className={styles.layers}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && look.layer !== null) onLook({ layer: null, place: null });
        }}
      >
        {shapes.layers.map((layerShapes, index) => {
          const { name } = layerShapes;
          const isOpen = look.layer === name;
          const onChoose = (place: number) => onLook({ layer: name, place });
          const opened =
            isOpen && reading !== null ? openLayer({ network, ...reading }, index, look.place, onChoose) : null;
          return (
            <LayerRow
              key={name}
              layer={network.spec.layers[index]}
              shapes={layerShapes}
              values={reading?.layers[index] ?? null}
              place={opened?.place ?? null}
              onToggle={() => onLook({ layer: isOpen ? null : name, place: null })}
              onChoose={onChoose}
              availableWidth={availableWidth}
            >
              {opened !== null ? <LayerDetail opened={opened} /> : null}
            </LayerRow>
          );
        })}
      </ol>
    </section>
  );
}
