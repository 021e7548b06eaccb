/** Ink on paper: what every path into {@link normalizeDigit} makes first. */
export interface Raster {
  /** Pixels across, at least 1. */
  readonly width: number;
  /** Pixels down, at least 1. */
  readonly height: number;
  /** [height, width], row-major, row 0 on top; ink 1 on paper 0, everything in between allowed. */
  readonly ink: Float32Array;
}

/**
 * The one image a network reads: a raster that obeys the 28×28 contract ({@link normalizeDigit}). Every pixel is
 * `Math.fround(k / 255)` for a whole k, so `Math.round(pixel * 255)` stores it as u8 without loss.
 */
export interface DigitImage extends Raster {
  readonly width: 28;
  readonly height: 28;
}
