/**
 * Runs a network that is given as plain data, without TensorFlow.js.
 * @packageDocumentation
 */
export { createInference } from './create-inference.ts';
export { EngineError } from './errors.ts';
export type { Inference } from './inference.ts';
