import { checkLength } from '../check-length.ts';

/**
 * The sum of each column, for example the gradient of a bias from that of the sums it was added to.
 *
 *   sums[c] = Σ_n x[n,c]
 *
 * @param x     [N, C], row-major.
 * @param sums  Overwritten, [C]; its length says what C is; must not overlap `x`.
 * @throws {ShapeError} `columnSums: x holds 30 values; its shape [2, 16] needs 32. …`
 * Sum order: n ascending from 0; each sum is rounded to f32.
 * Cost: N·C additions, no allocation.
 */
export function columnSums(numRows: number, x: Float32Array, sums: Float32Array): void {
  checkLength('columnSums: x', x, [numRows, sums.length]);
  sums.fill(0);
  for (let i = 0; i < x.length; i++) sums[i % sums.length] += x[i];
}
