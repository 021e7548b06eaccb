/**
 * What runs inside a training worker.
 * @packageDocumentation
 */
export { serveTraining } from './serve-training.ts';
