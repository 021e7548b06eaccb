import { checkLength } from '../check-length.ts';

/**
 * Inverted dropout.
 *
 *   mask[i] = uniform(i) ≥ rate ? 1 / (1 − rate) : 0,   y[i] = x[i] · mask[i]
 *
 * @param x        [N].
 * @param uniform  Random numbers in [0, 1), by index.
 * @param y        Overwritten, [N]; may be `x`.
 * @param mask     Overwritten, [N].
 * @param rate     In [0, 1).
 * @throws {ShapeError} `dropout: mask holds 3 values; its shape [4] needs 4. …`
 * @see Srivastava et al., "Dropout", JMLR 15 (2014)
 */
export function dropout(
  x: Float32Array,
  uniform: (index: number) => number,
  y: Float32Array,
  mask: Float32Array,
  rate: number,
): void {
  checkLength('dropout: y', y, [x.length]);
  checkLength('dropout: mask', mask, [x.length]);
  for (let i = 0; i < x.length; i++) {
    mask[i] = uniform(i) >= rate ? 1 / (1 - rate) : 0;
    y[i] = x[i] * mask[i];
  }
}
