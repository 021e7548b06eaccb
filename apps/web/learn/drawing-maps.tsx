'use client';

import { useTranslations } from 'next-intl';
import { ErrorText } from '../components/error-text.tsx';
import { useDrawing } from '../drawing/use-drawing.ts';
import { LayerMaps } from '../inside/layer-maps.tsx';
import toy from './toy.module.css';
import { useDrawingReading } from './use-drawing-reading.ts';

/** The feature maps of the visitor's drawing, as the shipped network computes them. */
export function DrawingMaps() {
  const t = useTranslations('toys.drawing');
  const [{ strokes }] = useDrawing();
  const reading = useDrawingReading();
  if (reading.status === 'failed') return <ErrorText>{reading.message}</ErrorText>;
  if (reading.status === 'waiting') return <p className={toy.name}>{t('waiting')}</p>;
  const { spec } = reading.network;
  const maps = spec.layers.slice(
    0,
    spec.layers.findIndex(({ type }) => type === 'flatten'),
  );
  return (
    <>
      <p className={toy.name}>{t(strokes.length > 0 ? 'yours' : 'ours')}</p>
      <LayerMaps spec={{ ...spec, layers: maps }} activations={reading.layers} />
    </>
  );
}
