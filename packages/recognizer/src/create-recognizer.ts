import type { ModelArtifact } from '@raqam/artifact';
import { decodeDrawing } from './decode-drawing.ts';
import { digitFromDrawing } from './digit-from-drawing.ts';
import { loadNetwork } from './network/load-network.ts';
import type { ModelName } from './network/load-packed-model.ts';
import type { NumberPrediction } from './number/number-prediction.ts';
import { readNumber } from './number/read-number.ts';
import { predictDigit } from './predict-digit.ts';
import type { Recognizer } from './recognizer.ts';
import { traceDrawing } from './trace-drawing.ts';

/** What a recognizer is made of. */
export interface RecognizerOptions {
  /**
   * One of the networks inside this package, which is downloaded when it is asked for, or any other for digits that
   * ends with softmax, which is compiled here.
   * @default 'accurate'
   */
  readonly model?: ModelName | ModelArtifact | undefined;
}

/**
 * Creates a reader of handwritten digits, in a page, in a worker and in Node. It computes in f32 by a fixed order of
 * operations: the same drawing gives the same probabilities, to the bit, everywhere.
 *
 * @throws {InputContractError} When the model was trained on images made by other rules than this version's.
 * @throws {ModelError} When the model does not read digit images, or does not answer with ten probabilities.
 * @throws {EngineError | SpecError | ArtifactFormatError} When the model contradicts itself.
 */
export async function createRecognizer(options: RecognizerOptions = {}): Promise<Recognizer> {
  const network = await loadNetwork(options.model ?? 'accurate');
  const { name, numParameters, weightsSha256, backend } = network;
  return {
    model: { name, numParameters, weightsSha256, backend },
    recognize(drawing, { trace = false, sheet, skippedSteps = [], numbers = false } = {}) {
      const startMs = performance.now();
      const plain = decodeDrawing(drawing, 'recognize');
      const image = digitFromDrawing(plain);
      if (image === null) return null;
      const prediction = predictDigit(image, network, startMs);
      const number = numbers && prediction.verdict !== 'digit' ? readNumber(plain, network) : null;
      return {
        ...prediction,
        ...(trace && { trace: traceDrawing(plain, image, network, skippedSteps, sheet) }),
        ...(number !== null && isLikelyNumber(number) && { number }),
      };
    },
    recognizeNumber: (drawing) => readNumber(decodeDrawing(drawing, 'recognizeNumber'), network),
  };
}

function isLikelyNumber({ digits, probability }: NumberPrediction): boolean {
  return digits.length > 1 && probability > 0.5;
}
