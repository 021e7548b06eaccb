/**
 * Runs a network in plain JavaScript, to the bit as WebAssembly does: where there is none, without the compiler.
 * @packageDocumentation
 */
export { augmentImages, type ImageSize } from './augment-images.ts';
export { createLayerTrace } from './create-layer-trace.ts';
export { createReferenceRun } from './create-reference-run.ts';
export type { LayerTrace, LayerValues } from './layer-trace.ts';
export type { RunBatch } from './run-batch.ts';
export { traceValue } from './trace-value.ts';
export type { ValueTerm, ValueTrace, WindowPlace } from './value-trace.ts';
