import { checkLength } from '../check-length.ts';

const { fround } = Math;

/** Rows of channels. */
export interface ChannelRowsShape {
  /** All axes but the last, multiplied. */
  readonly numRows: number;
  readonly numChannels: number;
}

/**
 * Mean and sum of squared deviations of each channel.
 *
 *   moments[0,c] = Σ_n x[n,c] / N,   moments[1,c] = Σ_n (x[n,c] − moments[0,c])²
 *
 * @param x        [N, C], N at least 1.
 * @param moments  Overwritten, [2, C].
 * @throws {ShapeError} `batchMoments: moments holds 3 values; its shape [2, 2] needs 4. …`
 * Sum order: n ascending; each operation is rounded to f32.
 */
export function batchMoments(x: Float32Array, moments: Float32Array, { numRows, numChannels }: ChannelRowsShape): void {
  checkLength('batchMoments: x', x, [numRows, numChannels]);
  checkLength('batchMoments: moments', moments, [2, numChannels]);
  for (let c = 0; c < numChannels; c++) {
    let sum = 0;
    for (let i = c; i < x.length; i += numChannels) sum = fround(sum + x[i]);
    const mean = fround(sum / numRows);
    let squares = 0;
    for (let i = c; i < x.length; i += numChannels) {
      const deviation = fround(x[i] - mean);
      squares = fround(squares + fround(deviation * deviation));
    }
    moments[c] = mean;
    moments[numChannels + c] = squares;
  }
}
