import { checkLength } from '../check-length.ts';

/**
 * Bytes to numbers from 0 to 1.
 *
 *   y[i] = pixels[i] / 255, the nearest f32
 *
 * @param y Overwritten, as long as `pixels`.
 * @throws {ShapeError} `decodePixels: y holds 3 values; its shape [4] needs 4. …`
 */
export function decodePixels(pixels: Uint8Array, y: Float32Array): void {
  checkLength('decodePixels: y', y, [pixels.length]);
  for (let i = 0; i < y.length; i++) y[i] = pixels[i] / 255;
}
