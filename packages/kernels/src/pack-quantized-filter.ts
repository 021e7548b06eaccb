import { checkLength } from './check-length.ts';

/** The sizes of a filter as the quantized kernels read it. */
export interface QuantizedFilterShape {
  /** Rows of the window; 1 for a dense layer. */
  readonly windowHeight: number;
  /** Columns of the window times channels, J·C; a dense layer's features. */
  readonly numRowTaps: number;
  readonly numFilters: number;
}

/**
 * Brings eight-bit weights into the order in which `emitQuantizedConv2d` and `emitQuantizedDense` read them: two taps
 * side by side for each filter, since one instruction multiplies and adds pairs.
 *
 * @param values  [I, J·C, K] or [F, U].
 * @returns [I, ⌈J·C / 2⌉, K rounded up to a multiple of 4, 2]; what is beyond the filter's taps and filters is 0.
 * @throws {ShapeError} When the weights are not as many as the shape says.
 */
export function packQuantizedFilter(values: Int8Array, shape: QuantizedFilterShape): Int8Array {
  const { numFilters, numRowTaps, windowHeight } = shape;
  checkLength('packQuantizedFilter: values', values, [windowHeight, numRowTaps, numFilters]);
  const pairBytes = packedPairBytes(numFilters);
  const rowBytes = Math.ceil(numRowTaps / 2) * pairBytes;
  const packed = new Int8Array(windowHeight * rowBytes);
  for (let i = 0; i < windowHeight; i++) {
    for (let tap = 0; tap < numRowTaps; tap++) {
      const target = i * rowBytes + Math.floor(tap / 2) * pairBytes + (tap % 2);
      const source = (i * numRowTaps + tap) * numFilters;
      for (let k = 0; k < numFilters; k++) packed[target + 2 * k] = values[source + k];
    }
  }
  return packed;
}

/** Bytes of the packed weights of two taps. */
export function packedPairBytes(numFilters: number): number {
  return 8 * Math.ceil(numFilters / 4);
}
