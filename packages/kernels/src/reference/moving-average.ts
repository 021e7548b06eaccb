import { checkLength } from '../check-length.ts';

const { fround } = Math;

/**
 * average[i] ← average[i] + (1 − momentum) · (values[i] − average[i]), each operation rounded to f32.
 *
 * @param average Changed, as long as `values`.   @param momentum An f32 in [0, 1].
 * @throws {ShapeError} `movingAverage: average holds 3 values; its shape [4] needs 4. …`
 */
export function movingAverage(values: Float32Array, average: Float32Array, momentum: number): void {
  checkLength('movingAverage: average', average, [values.length]);
  const share = fround(1 - momentum);
  for (let i = 0; i < values.length; i++) average[i] += fround(share * fround(values[i] - average[i]));
}
