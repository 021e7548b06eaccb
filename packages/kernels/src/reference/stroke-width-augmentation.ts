import type { StrokeWidthAugmentationOptions } from '../ops/stroke-width-augmentation.ts';
import { mapWindows3x3 } from './map-windows3x3.ts';

const { fround } = Math;

/**
 * Makes the strokes of each image thicker or thinner by a random amount; formulas at `emitStrokeWidthAugmentation`.
 *
 * @param x        [N, H, W, C].
 * @param uniform  Random numbers in [0, 1), multiples of 2^−24; image n takes the index 4·n.
 * @param y        Overwritten, [N, H, W, C]; not `x`.
 * Each operation is rounded to f32.
 */
export function strokeWidthAugmentation(
  x: Float32Array,
  uniform: (index: number) => number,
  y: Float32Array,
  options: StrokeWidthAugmentationOptions,
): void {
  mapWindows3x3(x, y, options, (image, window) => {
    const amount = fround(fround(2 * uniform(4 * image) - 1) * fround(options.strokeWidth));
    const extreme = amount >= 0 ? Math.max(...window) : Math.min(...window);
    const pixel = window[4];
    return fround(pixel + fround(Math.abs(amount) * fround(extreme - pixel)));
  });
}
