import { ShapeError } from './errors.ts';
import { roundToWhole } from './round-to-whole.ts';

/** A filter or a dense layer's weights in eight bits. */
export interface QuantizedFilter {
  /** From −127 to 127, in the order of the weights. */
  readonly values: Int8Array;
  /** [K]: a weight of filter k is about `values · scales[k]`. */
  readonly scales: Float32Array;
}

/**
 * Rounds weights to whole numbers from −127 to 127, each filter by a scale of its own, so that its greatest weight
 * becomes 127.
 *
 * @param filter      [..., K], finite: a convolution's [I, J, C, K] or a dense layer's [F, U].
 * @param numFilters  K.
 * @throws {ShapeError} `quantizeFilter: the filter holds 10 values, which is no multiple of 4 filters. …`
 * A weight is off by at most half its filter's scale.
 * @see Krishnamoorthi, "Quantizing deep convolutional networks for efficient inference", arXiv:1806.08342, section 3
 */
export function quantizeFilter(filter: Float32Array, numFilters: number): QuantizedFilter {
  if (filter.length % numFilters !== 0) {
    throw new ShapeError(
      `quantizeFilter: the filter holds ${filter.length} values, which is no multiple of ${numFilters} filters. ` +
        'Pass the length of its last axis.',
    );
  }
  const greatest = new Float32Array(numFilters);
  filter.forEach((weight, index) => {
    greatest[index % numFilters] = Math.max(greatest[index % numFilters], Math.abs(weight));
  });
  const values = new Int8Array(filter.length);
  filter.forEach((weight, index) => {
    const limit = greatest[index % numFilters];
    if (limit > 0) values[index] = roundToWhole(Math.fround((weight / limit) * 127));
  });
  return { values, scales: greatest.map((limit) => limit / 127) };
}
