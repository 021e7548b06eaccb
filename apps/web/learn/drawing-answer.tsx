'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { ErrorText } from '../components/error-text.tsx';
import { Pad } from '../drawing/pad.tsx';
import { useDrawing } from '../drawing/use-drawing.ts';
import { BarList } from '../recognition/bar-list.tsx';
import toy from './toy.module.css';
import { useDrawingReading } from './use-drawing-reading.ts';

/** The pad, and beside it how the shipped network reads what is drawn. */
export function DrawingAnswer() {
  const t = useTranslations('toys.drawing');
  const headingId = useId();
  const [ink, dispatch] = useDrawing();
  const reading = useDrawingReading();
  const outputs = reading.status === 'read' && ink.strokes.length > 0 ? reading.layers.at(-1)?.outputs : undefined;
  return (
    <div className={toy.pair}>
      <Pad ink={ink} dispatch={dispatch} />
      <div>
        <p id={headingId} className={toy.name}>
          {t('answer')}
        </p>
        <BarList labelledBy={headingId} probabilities={outputs === undefined ? null : Array.from(outputs)} />
        {reading.status === 'failed' && <ErrorText>{reading.message}</ErrorText>}
      </div>
    </div>
  );
}
