import {
  type DigitImage,
  digitFromPixels,
  digitFromStrokes,
  normalizeDigit,
  type Pixels,
  type Raster,
  type Stroke,
} from '@raqam/image';
import { DrawingError } from './errors.ts';

const REMEDY =
  'Pass an array of strokes, each an array of points [x, y], a picture { data, width, height } as a canvas gives it, or ' +
  'a raster { ink, width, height }.';

/**
 * What was drawn, as the image a network reads.
 *
 * @param drawing Of unknown origin: its form is checked here, the numbers in it where they are drawn.
 * @returns `null` when nothing is drawn; of strokes and pictures also when it is no more than a dot.
 * @throws {DrawingError} `recognize: the drawing is a string; expected strokes, a picture or a raster. …`
 * @throws {StrokeError} When a coordinate or a pressure is not a number that can be drawn.
 * @throws {ShapeError} When a size and the number of values do not fit together.
 * @throws {InkRangeError} When a raster's ink is not from 0 to 1.
 */
export function digitFromDrawing(drawing: readonly Stroke[] | Pixels | Raster): DigitImage | null {
  const value: unknown = drawing;
  if (Array.isArray(value)) {
    checkStrokes(value);
    return digitFromStrokes(value);
  }
  if (isPixels(value)) return digitFromPixels(value);
  if (isRaster(value)) return normalizeDigit(value);
  throw new DrawingError(
    `recognize: the drawing is ${describe(value)}; expected strokes, a picture or a raster. ${REMEDY}`,
  );
}

function checkStrokes(strokes: readonly unknown[]): asserts strokes is readonly Stroke[] {
  for (const [s, stroke] of strokes.entries()) {
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
}

function isPixels(value: unknown): value is Pixels {
  return (
    isSized(value) && 'data' in value && (value.data instanceof Uint8Array || value.data instanceof Uint8ClampedArray)
  );
}

function isRaster(value: unknown): value is Raster {
  return isSized(value) && 'ink' in value && value.ink instanceof Float32Array;
}

function isSized(value: unknown): value is object {
  return typeof value === 'object' && value !== null && 'width' in value && 'height' in value;
}

function describe(value: unknown): string {
  if (typeof value === 'number' || value === undefined || value === null) return String(value);
  if (typeof value !== 'object') return `a ${typeof value}`;
  // An object without a prototype has no constructor, whatever the types say.
  return `an object of the class ${value.constructor?.name ?? 'Object'}`;
}
