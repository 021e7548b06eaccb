/**
 * Runs a network that was compiled beforehand: without the compiler, which is nearly all of this package.
 * @packageDocumentation
 */
export { createProgramRun } from './create-program-run.ts';
export type { InferenceProgram } from './inference-program.ts';
export type { RunBatch } from './run-batch.ts';
