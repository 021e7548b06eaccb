import type { Sheet } from '@raqam/image';
import type { Drawing } from './drawing.ts';
import type { NumberPrediction } from './number/number-prediction.ts';
import type { Prediction } from './prediction.ts';
import type { PreparationStep } from './trace-stage.ts';

/** How a drawing is read. */
export interface RecognizeOptions {
  /** Whether the prediction tells each step from the drawing to the network's image. @default false */
  readonly trace?: boolean | undefined;
  /**
   * The sheet that strokes were drawn on, from [0, 0], in their units: what the trace's first step shows whole.
   * Recognition does not depend on it.
   * @default the strokes' own box
   */
  readonly sheet?: Sheet | undefined;
  /**
   * Steps that the trace does without, so that one sees what they are for. What is read is always prepared by all of
   * them, as the digits were that the network has learnt from.
   * @default none
   */
  readonly skippedSteps?: readonly PreparationStep[] | undefined;
  /**
   * Whether what does not look like one digit is also read as a number: the prediction has a `number` where that is more
   * likely than not, and of two digits or more.
   * @default false
   */
  readonly numbers?: boolean | undefined;
}

/** Reads handwritten digits. */
export interface Recognizer {
  /** The network that reads. */
  readonly model: RecognizerModel;
  /**
   * Reads one digit.
   *
   * @param drawing Strokes, a picture in any of its forms, or a raster: see {@link Drawing}.
   * @returns `null` when nothing is drawn; of strokes and pictures also when it is no more than a dot.
   * @throws {DrawingError} When it is none of these, or a canvas that cannot be read.
   * @throws {StrokeError} When a coordinate or a pressure is not a number that can be drawn.
   * @throws {ShapeError} When a size and the number of values do not fit together.
   * @throws {InkRangeError} When a raster's ink is not from 0 to 1.
   */
  recognize(drawing: Drawing, options?: RecognizeOptions): Prediction | null;
  /**
   * Reads a number: digits in one row or more, which may touch.
   *
   * @param drawing As for {@link Recognizer.recognize}.
   * @returns `null` when nothing is drawn.
   */
  recognizeNumber(drawing: Drawing): NumberPrediction | null;
}

/** What is known of the network that reads. */
export interface RecognizerModel {
  readonly name: string;
  readonly numParameters: number;
  /** Fingerprint of the weights, as in the model's own files. */
  readonly weightsSha256: string;
  /** What computes; both give the same bits. */
  readonly backend: 'wasm' | 'scalar';
}
