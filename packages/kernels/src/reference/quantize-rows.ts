import { checkLength } from '../check-length.ts';
import { roundToWhole } from '../round-to-whole.ts';

/** The greatest magnitude of quantized values: what pixels of eight bits have, so that these stay exact. */
export const GREATEST_QUANTIZED = 255;

/** Sizes of what is quantized. */
export interface QuantizeRowsShape {
  readonly numRows: number;
  /** Values of a row, which share a scale: of one image. */
  readonly rowLength: number;
}

const GREATEST_F32 = 3.4028234663852886e38;

/**
 * Rounds values to whole numbers from −255 to 255, each row by a scale of its own, so that its greatest magnitude becomes
 * 255.
 *
 *   scales[r] = max_i |x[r,i]| / 255,   quantized[r,i] = nearest(x[r,i] · min(255 / max_i |x[r,i]|, greatest f32))
 *
 * A NaN becomes 0. Where a value is infinite, the scale is too, and what is computed from the row is NaN.
 *
 * @param x          [R, L].
 * @param quantized  Overwritten, [R, L].
 * @param scales     Overwritten, [R].
 * @throws {ShapeError} `quantizeRows: scales holds 1 values; its shape [2] needs 2. …`
 * Each operation is rounded to f32; `nearest` takes halves to even.
 */
export function quantizeRows(
  x: Float32Array,
  quantized: Int16Array,
  scales: Float32Array,
  { numRows, rowLength }: QuantizeRowsShape,
): void {
  checkLength('quantizeRows: x', x, [numRows, rowLength]);
  checkLength('quantizeRows: quantized', quantized, [numRows, rowLength]);
  checkLength('quantizeRows: scales', scales, [numRows]);
  for (let row = 0; row < numRows; row++) {
    const start = row * rowLength;
    let greatest = 0;
    for (let i = start; i < start + rowLength; i++) if (Math.abs(x[i]) > greatest) greatest = Math.abs(x[i]);
    scales[row] = greatest / GREATEST_QUANTIZED;
    const factor = Math.min(Math.fround(GREATEST_QUANTIZED / greatest), GREATEST_F32);
    for (let i = start; i < start + rowLength; i++) quantized[i] = roundToWhole(Math.fround(x[i] * factor));
  }
}
