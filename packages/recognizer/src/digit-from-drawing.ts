import { type DigitImage, digitFromPixels, digitFromStrokes, type Pixels, type Stroke } from '@raqam/image';
import { DrawingError } from './errors.ts';

const REMEDY =
  'Pass an array of strokes, each an array of points [x, y], or a picture { data, width, height } as a canvas gives it.';

/**
 * What was drawn, as the image a network reads.
 *
 * @param drawing Of unknown origin: its form is checked here, the numbers in it where they are drawn.
 * @returns `null` when nothing is drawn, or no more than a dot.
 * @throws {DrawingError} `recognize: the drawing is a string; expected strokes or a picture. …`
 * @throws {StrokeError} When a coordinate or a pressure is not a number that can be drawn.
 * @throws {ShapeError} When a picture's size and its number of values do not fit together.
 */
export function digitFromDrawing(drawing: readonly Stroke[] | Pixels): DigitImage | null {
  if (isStrokes(drawing)) return digitFromStrokes(drawing);
  if (isPixels(drawing)) return digitFromPixels(drawing);
  throw new DrawingError(`recognize: the drawing is ${describe(drawing)}; expected strokes or a picture. ${REMEDY}`);
}

function isStrokes(drawing: unknown): drawing is readonly Stroke[] {
  if (!Array.isArray(drawing)) return false;
  for (const [s, stroke] of drawing.entries()) {
    if (!Array.isArray(stroke)) {
      throw new DrawingError(`recognize: strokes[${s}] is ${describe(stroke)}; expected an array of points. ${REMEDY}`);
    }
    const p = stroke.findIndex((point) => !Array.isArray(point));
    if (p >= 0) {
      throw new DrawingError(
        `recognize: strokes[${s}][${p}] is ${describe(stroke[p])}; expected a point [x, y]. ${REMEDY}`,
      );
    }
  }
  return true;
}

function isPixels(drawing: unknown): drawing is Pixels {
  return (
    typeof drawing === 'object' &&
    drawing !== null &&
    'data' in drawing &&
    (drawing.data instanceof Uint8Array || drawing.data instanceof Uint8ClampedArray) &&
    'width' in drawing &&
    'height' in drawing
  );
}

function describe(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (value === undefined || value === null) return String(value);
  return typeof value === 'object'
    ? `an object of the class ${value.constructor?.name ?? 'null'}`
    : `a ${typeof value}`;
}
