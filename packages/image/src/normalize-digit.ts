import { centerInk } from './center-ink.ts';
import { DIGIT_CONTRACT } from './digit-contract.ts';
import { boxOfInk, findInkBox, type InkBox } from './find-ink-box.ts';
import { fitInkBox, fittedSize } from './fit-ink-box.ts';
import type { DigitImage, Raster } from './raster.ts';
import { resample } from './resample-box.ts';

/**
 * Brings any ink under the 28×28 contract, which training and use share: the form in which MNIST was published.
 *
 * 1. {@link findInkBox}: the box of all ink.
 * 2. {@link fitInkBox}: its long side becomes 20 pixels, proportions kept; each pixel a whole level of 255.
 * 3. {@link centerInk}: its center of mass moves by whole pixels to index (14, 14).
 *
 * Idempotent to the bit, for every raster. An image that obeys the contract already, its long side 20 and its center
 * within half a pixel of (14, 14), comes back as it is; 9,997 of MNIST's 10,000 test images do.
 *
 * @param raster Any size. Nothing is taken for a blemish: whatever has ink counts.
 * @returns `null` when there is no ink.
 * @throws {ShapeError} When the size and the number of values do not fit together.
 * @throws {InkRangeError} When a value is not a number from 0 to 1.
 * Cost: one pass over the raster and one over its ink box; no other dependence on its size.
 * @see LeCun, Cortes, Burges, "The MNIST database of handwritten digits".
 */
export function normalizeDigit(raster: Raster): DigitImage | null {
  const box = findInkBox(raster);
  return box && centerInk(fitInkBox(raster, box), isFitted(raster, box) ? box : null);
}

/**
 * As {@link normalizeDigit}, to the bit, of what {@link drawDigit} has drawn: a raster larger than the frame, whose values
 * are right and whose ink is nowhere too faint to count. None of this is looked at again.
 */
export function normalizeDrawn(raster: Raster): DigitImage | null {
  const box = boxOfInk(raster);
  return box && centerInk(resample(raster, box, fittedSize(box), 0));
}

/** Whether the ink stands in the frame of the contract at the size of the contract. */
function isFitted(raster: Raster, box: InkBox): boolean {
  const { size, box: longSide } = DIGIT_CONTRACT;
  return raster.width === size && raster.height === size && Math.max(box.width, box.height) === longSide;
}
