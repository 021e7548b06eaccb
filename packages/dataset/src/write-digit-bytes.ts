import type { DigitImage } from '@raqam/image';

/** Number of pixels of a digit image. */
export const DIGIT_SIZE = 28 * 28;

/** Stores a digit image as bytes, without loss: each of its values is k / 255 for a whole k. */
export function writeDigitBytes(digit: DigitImage, images: Uint8Array, index: number): void {
  const offset = index * DIGIT_SIZE;
  for (let i = 0; i < DIGIT_SIZE; i++) images[offset + i] = Math.round(digit.ink[i] * 255);
}
