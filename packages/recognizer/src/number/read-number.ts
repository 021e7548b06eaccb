import type { Pixels, Raster, Stroke } from '@raqam/image';
import type { NumberPrediction } from './number-prediction.ts';

/** What {@link readNumber} asks of a network: `[B, 784]` digit images in, `[B, 10]` probabilities out. */
export interface DigitReader {
  run(images: Float32Array): Float32Array;
}

/**
 * Reads rows of digits.
 *
 * @param drawing Pen strokes, y down; a picture; or a raster.
 * @returns `null` when there is no digit.
 */
export function readNumber(
  drawing: readonly Stroke[] | Pixels | Raster,
  network: DigitReader,
): NumberPrediction | null {
  throw new Error(`readNumber: not built yet (${typeof drawing}, ${typeof network}).`);
}
