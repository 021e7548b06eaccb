/**
 * What runs inside a training worker.
 * @packageDocumentation
 */
export { type ServeTrainingOptions, serveTraining } from './serve-training.ts';
