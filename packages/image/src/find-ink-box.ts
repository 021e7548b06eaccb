import { DIGIT_CONTRACT } from './digit-contract.ts';
import { InkRangeError, ShapeError } from './errors.ts';
import type { Raster } from './raster.ts';

/** A rectangle of whole pixels within a raster. */
export interface InkBox {
  /** The first column with ink. */
  readonly left: number;
  /** The first row with ink. */
  readonly top: number;
  /** Columns, at least 1. */
  readonly width: number;
  /** Rows, at least 1. */
  readonly height: number;
}

/**
 * The least ink that counts: what would be rounded to level 1 of 255 or more. Fainter pixels would leave no trace in
 * the digit image, so they must not widen the box either.
 */
export const INK_THRESHOLD = 0.5 / DIGIT_CONTRACT.levels;

/**
 * The smallest rectangle that holds every pixel of at least {@link INK_THRESHOLD} ink.
 *
 * First stage of {@link normalizeDigit}, and where a raster is checked.
 *
 * @returns `null` when there is no such pixel: nothing is drawn.
 * @throws {ShapeError} `Raster: ink holds 6 values; 2×2 pixels need 4. Pass width · height values, row by row.`
 * @throws {InkRangeError} `Raster: ink[3] is NaN; expected 0 (paper) to 1 (ink). Divide levels of 0 to 255 by 255.`
 */
export function findInkBox(raster: Raster): InkBox | null {
  checkRaster(raster);
  return boxOfInk(raster);
}

/**
 * As {@link findInkBox}, of a raster that is known to be right. Looks from the edges inwards and nowhere else.
 */
export function boxOfInk({ width, ink }: Raster): InkBox | null {
  let first = 0;
  while (first < ink.length && ink[first] < INK_THRESHOLD) first++;
  if (first === ink.length) return null;
  let last = ink.length - 1;
  while (ink[last] < INK_THRESHOLD) last--;
  const top = Math.floor(first / width);
  const bottom = Math.floor(last / width);
  let left = first % width;
  let right = last % width;
  for (let y = top; y <= bottom; y++) {
    const start = y * width;
    let x = 0;
    while (x < left && ink[start + x] < INK_THRESHOLD) x++;
    left = x;
    x = width - 1;
    while (x > right && ink[start + x] < INK_THRESHOLD) x--;
    right = x;
  }
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}

function checkRaster({ width, height, ink }: Raster): void {
  if (!(Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0)) {
    throw new ShapeError(
      `Raster: the size is ${width}×${height}; expected whole numbers of at least 1. Pass the size in pixels.`,
    );
  }
  if (ink.length !== width * height) {
    throw new ShapeError(
      `Raster: ink holds ${ink.length} values; ${width}×${height} pixels need ${width * height}. ` +
        'Pass width · height values, row by row.',
    );
  }
  for (let index = 0; index < ink.length; index++) {
    const value = ink[index];
    if (!(value >= 0 && value <= 1)) {
      throw new InkRangeError(
        `Raster: ink[${index}] is ${value}; expected 0 (paper) to 1 (ink). Divide levels of 0 to 255 by 255.`,
      );
    }
  }
}
