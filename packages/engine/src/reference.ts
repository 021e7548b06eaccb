/**
 * Runs a network in plain JavaScript, to the bit as WebAssembly does: where there is none, without the compiler.
 * @packageDocumentation
 */
export { createReferenceRun } from './create-reference-run.ts';
export type { RunBatch } from './run-batch.ts';
