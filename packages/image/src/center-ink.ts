import { DIGIT_CONTRACT } from './digit-contract.ts';
import type { InkBox } from './find-ink-box.ts';
import type { DigitImage, Raster } from './raster.ts';

/**
 * Places the fitted ink in the 28×28 frame: by whole pixels, so that its center of mass comes to lie in
 * [13.5, 14.5) of both indices, or as near to it as the frame allows without cutting ink off.
 *
 * Third stage of {@link normalizeDigit}. The center is computed from whole levels, exactly, and from the ink alone.
 *
 * @param fitted What {@link fitInkBox} returns.
 * @param placed Where the ink stands already, if it was found in a frame of 28×28 at its final size. It stays there
 *   when its center lies in [13.5, 14.5], both ends included: exactly half a pixel off, two places are equally near.
 */
export function centerInk(fitted: Raster, placed: Pick<InkBox, 'left' | 'top'> | null = null): DigitImage {
  const { size, levels } = DIGIT_CONTRACT;
  const { width, height, ink } = fitted;
  let mass = 0;
  let massX = 0;
  let massY = 0;
  for (let y = 0, index = 0; y < height; y++) {
    for (let x = 0; x < width; x++, index++) {
      const level = Math.round(ink[index] * levels);
      mass += level;
      massX += level * x;
      massY += level * y;
    }
  }
  const left = place(massX, mass, width, placed?.left);
  const top = place(massY, mass, height, placed?.top);
  const image = new Float32Array(size * size);
  for (let y = 0, index = 0; y < height; y++) {
    const start = (top + y) * size + left;
    for (let x = 0; x < width; x++, index++) image[start + x] = ink[index];
  }
  return { width: size, height: size, ink: image };
}

/** Where a row of `length` pixels begins: the first whole pixel at which `moment / mass` comes to half a pixel before the
 * frame's center or beyond it. A quotient of whole numbers, so that a tie is a tie on every machine. */
function place(moment: number, mass: number, length: number, placed: number | undefined): number {
  const { size, center } = DIGIT_CONTRACT;
  if (placed !== undefined && Math.abs(2 * (moment + (placed - center) * mass)) <= mass) return placed;
  const wanted = Math.ceil(((2 * center - 1) * mass - 2 * moment) / (2 * mass));
  return Math.min(size - length, Math.max(0, wanted));
}
