import type { Pixels, Raster, Stroke } from '@raqam/image';
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
   * @param drawing Pen strokes in any units, y down; or a picture, gray or RGBA, a browser's `ImageData` for example, in
   *   which ink and paper are still to be told apart; or a raster, whose ink is known: what data sets hold, from 0 to 1.
   * @returns `null` when nothing is drawn; of strokes and pictures also when it is no more than a dot.
   * @throws {DrawingError} When it is none of these.
   * @throws {StrokeError} When a coordinate or a pressure is not a number that can be drawn.
   * @throws {ShapeError} When a size and the number of values do not fit together.
   * @throws {InkRangeError} When a raster's ink is not from 0 to 1.
   */
  recognize(drawing: readonly Stroke[] | Pixels | Raster): Prediction | null;
}
