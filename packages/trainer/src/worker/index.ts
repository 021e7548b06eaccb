/**
 * What runs inside a training worker.
 * @packageDocumentation
 */
export declare function serveTraining(): void;
