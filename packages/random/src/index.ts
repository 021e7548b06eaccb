/**
 * Seeded, counter-based random numbers: the same on every machine, whoever draws them and in whatever order.
 * @packageDocumentation
 */
export { RandomArgumentError } from './errors.ts';
export { naturalLogarithm } from './natural-logarithm.ts';
export { normalQuantile } from './normal-quantile.ts';
export { permutation } from './permutation.ts';
export { type PhiloxBlock, philox4x32 } from './philox.ts';
export { createRandomSource, type RandomPlace, type RandomSource, STREAMS, type StreamName } from './random-source.ts';
