import { digitFromStrokes, NUMERAL_MODELS, sampleNumeral } from '@raqam/image';
import { useMemo } from 'react';
import { PEN_WIDTH } from '../drawing/ink.ts';
import { useDrawing } from '../drawing/use-drawing.ts';
import { useNetwork } from '../inside/use-network.ts';
import { type NetworkReading, useNetworkReading } from '../inside/use-network-reading.ts';

const SIZE = 28;
/** What is read while nothing is drawn: a 4. */
const NUMERALS = NUMERAL_MODELS.filter(({ digit }) => digit === 4).slice(0, 1);

/**
 * What the shipped network `compact` makes of the visitor's drawing, or of a numeral of ours while there is none: layer by
 * layer, in a worker.
 */
export function useDrawingReading(): NetworkReading {
  const [{ strokes }] = useDrawing();
  const image = useMemo(
    () =>
      digitFromStrokes(strokes, { dotSize: PEN_WIDTH })?.ink ??
      digitFromStrokes(NUMERALS.flatMap((model) => sampleNumeral(model)))?.ink ??
      new Float32Array(SIZE * SIZE),
    [strokes],
  );
  const loaded = useNetwork('compact');
  const [reading] = useNetworkReading(loaded.status === 'loaded' ? loaded.network : null, image);
  return loaded.status === 'failed' ? loaded : reading;
}
