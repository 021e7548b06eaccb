import { DIGIT_CONTRACT } from './digit-contract.ts';
import { isDot } from './is-dot.ts';
import { normalizeDigit } from './normalize-digit.ts';
import type { Pixels } from './pixels.ts';
import type { DigitImage } from './raster.ts';
import { rasterFromPixels } from './raster-from-pixels.ts';

/** How pixels become a digit image. */
export interface DigitFromPixelsOptions {
  /** Whether a dot is a digit too, as the Eastern Arabic zero is. @default false */
  readonly keepDots?: boolean;
}

/**
 * A picture of one digit, as the image a network reads: {@link rasterFromPixels}, then {@link normalizeDigit}.
 *
 * A gray picture of 28×28 that already is a digit image in u8, ink 255 on paper 0, comes back as it is: what a data set
 * trained a network with, the network reads again bit for bit.
 *
 * @returns `null` when nothing is drawn: nothing stands out from the paper, or no more than a dot.
 * @throws {ShapeError} When the size and the number of values do not fit together.
 */
export function digitFromPixels(pixels: Pixels, options: DigitFromPixelsOptions = {}): DigitImage | null {
  const digit = readDigitImage(pixels) ?? normalizeDigit(rasterFromPixels(pixels));
  return digit && !options.keepDots && isDot(digit) ? null : digit;
}

/** The digit image that these levels are already, if they are one. */
function readDigitImage({ data, width, height }: Pixels): DigitImage | null {
  const { size, levels } = DIGIT_CONTRACT;
  if (width !== size || height !== size || data.length !== size * size) return null;
  const ink = new Float32Array(data.length);
  for (let i = 0; i < ink.length; i++) ink[i] = data[i] / levels;
  const digit = normalizeDigit({ width, height, ink });
  return digit?.ink.every((value, i) => value === ink[i]) ? digit : null;
}
