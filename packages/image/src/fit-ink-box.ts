import { DIGIT_CONTRACT } from './digit-contract.ts';
import type { InkBox } from './find-ink-box.ts';
import type { Raster } from './raster.ts';
import { resampleBox } from './resample-box.ts';

/**
 * Cuts the ink box out and scales it, proportions kept, to a long side of 20 pixels.
 *
 * Second stage of {@link normalizeDigit}. The short side becomes `max(1, round(short · 20 / long))` pixels; filter and
 * rounding are those of {@link resampleBox}, whose result is ink up to its edges: its ink box is the whole result.
 *
 * @param raster Checked by {@link findInkBox}.
 * @param box What {@link findInkBox} has found in `raster`.
 * @returns Values `Math.fround(k / 255)`.
 */
export function fitInkBox(raster: Raster, box: InkBox): Raster {
  return resampleBox(raster, box, fittedSize(box));
}

/** [height, width] of the ink box when its long side is 20 pixels. */
export function fittedSize(box: InkBox): readonly [height: number, width: number] {
  const longSide = Math.max(box.width, box.height);
  const width = Math.max(1, Math.round((box.width * DIGIT_CONTRACT.box) / longSide));
  const height = Math.max(1, Math.round((box.height * DIGIT_CONTRACT.box) / longSide));
  return [height, width];
}
