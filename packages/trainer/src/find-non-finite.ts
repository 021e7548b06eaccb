/** The first value that is NaN or infinite; undefined where all are finite. */
export function findNonFinite(values: Float32Array): number | undefined {
  // A finite number times 0 is 0, any other NaN: one pass without a branch tells whether to look closer.
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] * 0;
  return Number.isNaN(sum) ? values.find((value) => !Number.isFinite(value)) : undefined;
}
