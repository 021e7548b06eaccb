/**
 * Checkpoints on a disk, under Node.
 * @packageDocumentation
 */
import type { CheckpointStore } from '../train-runtime.ts';
export declare function createFileCheckpointStore(path: string): CheckpointStore;
