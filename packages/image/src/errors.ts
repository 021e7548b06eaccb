/** The sizes or the length of what was passed do not fit together. */
export class ShapeError extends RangeError {
  override readonly name = 'ShapeError';
}

/** A pixel of a raster is not an amount of ink between 0 and 1. */
export class InkRangeError extends RangeError {
  override readonly name = 'InkRangeError';
}

/** A point of a stroke, or an option of its drawing, is not a number that can be drawn. */
export class StrokeError extends RangeError {
  override readonly name = 'StrokeError';
}
