'use client';

import type { OcclusionMap } from '@raqam/engine';
import { formatPercent } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { ErrorText } from '../components/error-text.tsx';
import { messageOf } from '../runs/message-of.ts';
import type { NetworkReader } from './create-network-reader.ts';
import { MapCanvas } from './map-canvas.tsx';
import styles from './occlusion.module.css';
import { rangeOf } from './paint-maps.ts';

interface OcclusionProps {
  readonly reader: NetworkReader;
  /** 28×28, row-major. */
  readonly image: Float32Array;
}

type State =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; readonly share: number }
  | {
      readonly status: 'done';
      readonly map: OcclusionMap;
      readonly image: Float32Array;
      readonly reader: NetworkReader;
    }
  | { readonly status: 'failed'; readonly message: string };

const LAYOUT = { height: 28, width: 28, numMaps: 1, columns: 1, gap: 0 } as const;

/** Which ink mattered: the image covered patch by patch, and by how much the answer weakens. */
export function Occlusion({ image, reader }: OcclusionProps) {
  const t = useTranslations('inside');
  const locale = useLocale();
  const [state, setState] = useState<State>({ status: 'idle' });

  function start(): void {
    setState({ status: 'running', share: 0 });
    reader
      .occlude(image, (share) => setState({ status: 'running', share }))
      .then(
        (map) => setState(map === null ? { status: 'idle' } : { status: 'done', map, image, reader }),
        (error: unknown) => setState({ status: 'failed', message: messageOf(error) }),
      );
  }

  const isOld = state.status === 'done' && (state.image !== image || state.reader !== reader);
  return (
    <section className={styles.occlusion}>
      <h2>{t('occlusion')}</h2>
      <p className={styles.note}>{t('occlusionText')}</p>
      <button type="button" disabled={state.status === 'running'} onClick={start}>
        {t(isOld ? 'occlusionAgain' : 'occlusionStart')}
      </button>
      {state.status === 'running' && <progress aria-label={t('occlusionProgress')} value={state.share} />}
      {state.status === 'failed' && <ErrorText>{state.message}</ErrorText>}
      {state.status === 'done' && (
        <figure className={styles.figure} data-old={isOld}>
          <div className={styles.map} dir="ltr">
            <MapCanvas layout={LAYOUT} values={state.map.drops} range={rangeOf(state.map.drops)} />
          </div>
          <figcaption className={styles.note}>
            {t('occlusionCaption', {
              label: String(state.map.label),
              probability: formatPercent(state.map.probability, locale),
              drop: formatPercent(Math.max(...state.map.drops), locale),
            })}
            {isOld && <> {t('occlusionOld')}</>}
          </figcaption>
        </figure>
      )}
    </section>
  );
}
