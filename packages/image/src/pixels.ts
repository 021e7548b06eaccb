import { ShapeError } from './errors.ts';

/** A picture as canvases, decoders and data sets hold it. A browser's `ImageData` is one. */
export interface Pixels {
  /** Levels 0 to 255, row-major: one value per pixel (gray), or four (red, green, blue, alpha not multiplied in). */
  readonly data: Uint8Array | Uint8ClampedArray;
  /** Pixels across, at least 1. */
  readonly width: number;
  /** Pixels down, at least 1. */
  readonly height: number;
}

/**
 * Makes sure that size and number of values fit together.
 * @throws {ShapeError} `Pixels: data holds 10 values; 2×2 pixels need 4 (gray) or 16 (RGBA). …`
 */
export function checkPixels({ data, width, height }: Pixels): void {
  if (!(Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0)) {
    throw new ShapeError(
      `Pixels: the size is ${width}×${height}; expected whole numbers of at least 1. Pass the size in pixels.`,
    );
  }
  const numPixels = width * height;
  if (data.length !== numPixels && data.length !== 4 * numPixels) {
    throw new ShapeError(
      `Pixels: data holds ${data.length} values; ${width}×${height} pixels need ${numPixels} (gray) or ` +
        `${4 * numPixels} (RGBA). Pass one or four values for each pixel, row by row.`,
    );
  }
}
