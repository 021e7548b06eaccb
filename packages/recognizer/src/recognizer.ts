import type { Pixels, Stroke } from '@raqam/image';
import type { Prediction } from './prediction.ts';

/** Reads handwritten digits. */
export interface Recognizer {
  /** The network that reads. */
  readonly model: {
    readonly name: string;
    readonly numParameters: number;
    /** Fingerprint of the weights, as in the model's own files. */
    readonly weightsSha256: string;
  };
  /**
   * Reads one digit.
   *
   * @param drawing Pen strokes in any units, y down; or a picture: gray or RGBA, a browser's `ImageData` for example.
   * @returns `null` when nothing is drawn, or no more than a dot.
   * @throws {DrawingError} When it is neither.
   * @throws {StrokeError} When a coordinate or a pressure is not a number that can be drawn.
   * @throws {ShapeError} When a picture's size and its number of values do not fit together.
   */
  recognize(drawing: readonly Stroke[] | Pixels): Prediction | null;
}
