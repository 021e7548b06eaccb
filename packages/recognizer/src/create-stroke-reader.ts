import { digitFromStrokes, type Stroke } from '@raqam/image';
import { createPackedNetwork } from './network/create-packed-network.ts';
import { loadModelRecord } from './network/load-model-record.ts';
import { loadPackedModel, type ModelName } from './network/load-packed-model.ts';
import { predictDigit } from './predict-digit.ts';
import type { Prediction } from './prediction.ts';
import type { RecognizerModel } from './recognizer.ts';

/** Reads one digit from pen strokes, and nothing else. */
export interface StrokeReader {
  /** The network that reads. */
  readonly model: RecognizerModel;
  /**
   * Reads one digit.
   *
   * @param strokes In any units, y down.
   * @returns What `Recognizer.recognize` returns with the same network: `null` when nothing is drawn, or no more than a dot.
   * @throws {StrokeError} When a coordinate or a pressure is not a number that can be drawn.
   */
  recognizeStrokes(strokes: readonly Stroke[]): Prediction | null;
}

/**
 * Creates the smallest reader: a page that downloads it, and not what reads pictures and numbers and traces, has its
 * first answer sooner. See `serveReadings` for how a recognizer takes over.
 *
 * @throws {ModelError} When there is no model of that name in this package.
 */
export async function createStrokeReader({ model: modelName }: { readonly model: ModelName }): Promise<StrokeReader> {
  const packed = await loadPackedModel(modelName, 'createStrokeReader');
  const network = await createPackedNetwork(packed, async () => (await loadModelRecord(modelName)).spec);
  const { name, numParameters, weightsSha256, backend } = network;
  return {
    model: { name, numParameters, weightsSha256, backend },
    recognizeStrokes(strokes) {
      const startMs = performance.now();
      const image = digitFromStrokes(strokes);
      return image && predictDigit(image, network, startMs);
    },
  };
}
