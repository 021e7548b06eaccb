import { StrokeError } from './errors.ts';
import { type Stroke, USUAL_PRESSURE } from './stroke.ts';

/** Box of the pen's path in the strokes' own units. */
export interface StrokeExtent {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly maxPressure: number;
}

/**
 * Checks every point and measures the box of the pen's path.
 * @returns `null` when there is no point.
 * @throws {StrokeError} When a coordinate or pressure cannot be drawn.
 */
export function measureStrokes(strokes: readonly Stroke[]): StrokeExtent | null {
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  let maxPressure = 0;
  for (const [strokeIndex, stroke] of strokes.entries()) {
    for (let i = 0; i < stroke.length; i++) {
      const [x, y, pressure = USUAL_PRESSURE] = stroke[i];
      if (!Number.isFinite(x) || !Number.isFinite(y)) {
        const [axis, value] = Number.isFinite(x) ? ['y', y] : ['x', x];
        throw new StrokeError(
          `strokes[${strokeIndex}][${i}]: ${axis} is ${value}; expected a finite number. Leave such points out.`,
        );
      }
      if (!(pressure >= 0 && pressure <= 1)) {
        throw new StrokeError(
          `strokes[${strokeIndex}][${i}]: pressure is ${pressure}; expected 0 to 1. Leave it out where it is not known.`,
        );
      }
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
      if (pressure > maxPressure) maxPressure = pressure;
    }
  }
  if (right < left) return null;
  const width = right - left;
  const height = bottom - top;
  if (!Number.isFinite(width) || !Number.isFinite(height)) {
    throw new StrokeError(
      `strokes: they reach over ${width}×${height} units; expected less than 1.8e308. Divide the coordinates first.`,
    );
  }
  return { left, top, width, height, maxPressure };
}
