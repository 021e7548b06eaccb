import { type DigitImage, digitFromPixels, digitFromStrokes, normalizeDigit } from '@raqam/image';
import type { PlainDrawing } from './drawing.ts';

/**
 * What was drawn, as the image a network reads.
 *
 * @returns `null` when nothing is drawn; of strokes and pictures also when it is no more than a dot.
 * @throws {StrokeError} When a coordinate or a pressure is not a number that can be drawn.
 * @throws {ShapeError} When a size and the number of values do not fit together.
 * @throws {InkRangeError} When a raster's ink is not from 0 to 1.
 */
export function digitFromDrawing(drawing: PlainDrawing): DigitImage | null {
  if ('ink' in drawing) return normalizeDigit(drawing);
  if ('data' in drawing) return digitFromPixels(drawing);
  return digitFromStrokes(drawing);
}
