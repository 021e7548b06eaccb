/**
 * What runs inside a worker of the engine.
 * @packageDocumentation
 */
export { serveCrew } from './serve-crew.ts';
