import { checkLength } from '../check-length.ts';

const { fround } = Math;

/** A batch in parts. */
export interface MergeMomentsShape {
  /** Of the whole batch, from 1 to 2^24. */
  readonly numRows: number;
  readonly numChannels: number;
  /** Of each part but the last, which may have fewer. */
  readonly rowsPerPart: number;
}

/**
 * Mean and variance of a batch from the moments of its parts; formulas at `emitMergeMoments`.
 *
 * @param parts     [P, 2, C]: of each part, in order, what `batchMoments` gave.
 * @param mean      Overwritten, [C].
 * @param variance  Overwritten, [C]: the mean squared deviation.
 * @throws {ShapeError} `mergeMoments: mean holds 3 values; its shape [4] needs 4. …`
 * Each operation is rounded to f32.
 */
export function mergeMoments(
  parts: Float32Array,
  mean: Float32Array,
  variance: Float32Array,
  { numRows, numChannels, rowsPerPart }: MergeMomentsShape,
): void {
  const numParts = Math.ceil(numRows / rowsPerPart);
  checkLength('mergeMoments: parts', parts, [numParts, 2, numChannels]);
  checkLength('mergeMoments: mean', mean, [numChannels]);
  checkLength('mergeMoments: variance', variance, [numChannels]);
  mean.fill(0);
  variance.fill(0);
  for (let part = 0; part < numParts; part++) {
    const count = part * rowsPerPart;
    const added = Math.min(rowsPerPart, numRows - count);
    const share = fround(added / (count + added));
    const weight = fround(count * share);
    for (let c = 0; c < numChannels; c++) {
      const difference = fround(parts[2 * part * numChannels + c] - mean[c]);
      mean[c] += fround(difference * share);
      const squares = fround(variance[c] + parts[(2 * part + 1) * numChannels + c]);
      variance[c] = squares + fround(fround(difference * difference) * weight);
    }
  }
  for (let c = 0; c < numChannels; c++) variance[c] /= numRows;
}
