'use client';

import { inferShapes, type ModelSpec } from '@raqam/artifact';
import type { LayerValues } from '@raqam/engine/reference';
import { useMemo } from 'react';
import { useWidth } from '../charts/use-width.ts';
import styles from './layer-maps.module.css';
import { layoutOf } from './layout-of.ts';
import { MapCanvas } from './map-canvas.tsx';
import { rangeOf } from './paint-maps.ts';

interface LayerMapsProps {
  readonly spec: ModelSpec;
  /** A layer each, in the order of the specification; `null` while they are not known. */
  readonly activations: readonly LayerValues[] | null;
}

/**
 * All layers' maps of one image, one row for each layer that changes something, each scaled by its greatest magnitude.
 */
export function LayerMaps({ activations, spec }: LayerMapsProps) {
  const { layers } = useMemo(() => inferShapes(spec), [spec]);
  const [measure, availableWidth] = useWidth();
  return (
    <ol ref={measure} className={styles.layers} dir="ltr">
      {layers.map(({ name, outputShape, type }, index) => {
        // Dropout rests while reading, and flattening moves nothing.
        if (type === 'dropout' || type === 'flatten') return null;
        const values = activations?.[index]?.outputs ?? null;
        const layout = layoutOf(outputShape, availableWidth);
        return (
          <li key={name} className={styles.layer}>
            <span className={styles.name}>
              {name} <span className={styles.shape}>{outputShape.join('×')}</span>
            </span>
            <div style={{ maxInlineSize: layout.maxWidth }}>
              <MapCanvas layout={layout} values={values} range={values === null ? 0 : rangeOf(values)} />
            </div>
          </li>
        );
      })}
    </ol>
  );
}
