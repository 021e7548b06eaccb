'use client';

import { digitFromStrokes } from '@raqam/image';
import { formatPercent } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import { ErrorText } from '../components/error-text.tsx';
import { PEN_WIDTH } from '../drawing/ink.ts';
import { Pad } from '../drawing/pad.tsx';
import { useDrawing } from '../drawing/use-drawing.ts';
import styles from './inside-desk.module.css';
import { MapCanvas } from './map-canvas.tsx';
import { NetworkChoice } from './network-choice.tsx';
import { formatNetworkSource, parseNetworkSource } from './network-source.ts';
import { NetworkView } from './network-view.tsx';
import { Occlusion } from './occlusion.tsx';
import { useLook } from './use-look.ts';
import { useNetwork } from './use-network.ts';
import { useNetworkReading } from './use-network-reading.ts';

const SIZE = 28;
const BLANK_IMAGE = new Float32Array(SIZE * SIZE);
const IMAGE_LAYOUT = { height: SIZE, width: SIZE, numMaps: 1, columns: 1, gap: 0 } as const;

/** The pad, and beside it a whole network, which follows every movement of the pen. */
export function InsideDesk() {
  const t = useTranslations('inside');
  const locale = useLocale();
  const [ink, dispatch] = useDrawing();
  const { change, isRefused, look } = useLook();
  const address = look === null ? null : formatNetworkSource(look.source);
  const loaded = useNetwork(address);
  const image = useMemo(() => digitFromStrokes(ink.strokes, { dotSize: PEN_WIDTH })?.ink ?? BLANK_IMAGE, [ink.strokes]);
  const network = loaded.status === 'loaded' ? loaded.network : null;
  const readsDigits = network?.spec.inputShape.reduce((product: number, size) => product * size, 1) === SIZE * SIZE;
  const [reading, reader] = useNetworkReading(readsDigits ? network : null, image);
  const current = reading.status === 'read' && reading.network === network ? reading : null;

  function chooseNetwork(value: string): void {
    const source = parseNetworkSource(value);
    if (source !== null) change({ source, layer: null, place: null });
  }

  function answer(): ReactNode {
    if (reading.status === 'failed') return <ErrorText>{reading.message}</ErrorText>;
    if (image === BLANK_IMAGE) return t('blank');
    const outputs = current?.layers.at(-1)?.outputs;
    if (outputs === undefined) return t('loading');
    const label = outputs.indexOf(Math.max(...outputs));
    return t.rich('answer', {
      label: String(label),
      probability: formatPercent(outputs[label], locale),
      b: (text) => <b>{text}</b>,
    });
  }

  return (
    <div className={styles.desk}>
      <div className={styles.side}>
        <Pad ink={ink} dispatch={dispatch} />
        <output className={styles.answer}>{answer()}</output>
        <NetworkChoice chosen={address ?? 'compact'} onChoose={chooseNetwork} />
        {isRefused && <p role="status">{t('refused')}</p>}
      </div>
      <div className={styles.network}>
        <div className={styles.input}>
          <figure>
            <figcaption>{t('image')}</figcaption>
            <div className={styles.image} dir="ltr">
              <MapCanvas layout={IMAGE_LAYOUT} values={current?.image ?? image} range={1} />
            </div>
          </figure>
          {reader !== null && <Occlusion reader={reader} image={image} />}
        </div>
        {loaded.status === 'loading' && <p>{t('loading')}</p>}
        {loaded.status === 'missing' && <p role="alert">{t('missing')}</p>}
        {loaded.status === 'failed' && (
          <p role="alert">
            {t('broken')} <ErrorText>{loaded.message}</ErrorText>
          </p>
        )}
        {network !== null && !readsDigits && (
          <p role="alert">{t('foreign', { shape: network.spec.inputShape.join('×') })}</p>
        )}
        {network !== null && readsDigits && look !== null && (
          <NetworkView network={network} reading={current} look={look} onLook={change} />
        )}
      </div>
    </div>
  );
}
